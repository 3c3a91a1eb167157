// title: All edges of one type between two labels, whole
MATCH (a:{{From}})-[r:{{Type}}]->(b:{{To}})
RETURN a.id AS from, b.id AS to, r AS edge
