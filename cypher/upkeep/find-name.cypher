// title: Is there a node of this name?
MATCH (n:{{Label}})
WHERE $name IN n.searchNames
RETURN n.id AS id
LIMIT 1
