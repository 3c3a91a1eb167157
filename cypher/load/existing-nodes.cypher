// title: What is there already, of one label
MATCH (n:{{Label}})
RETURN n.id AS id, n._row AS row
