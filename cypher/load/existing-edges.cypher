// title: What is there already, of one type
MATCH (a:{{From}})-[r:{{Type}}]->(b:{{To}})
RETURN a.id AS from, b.id AS to, r._row AS row
