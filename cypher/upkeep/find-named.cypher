// title: Who bears this name?
// param: name
MATCH (n:{{Label}})
WHERE $name IN n.searchNames
RETURN n.id AS id, n.name AS name, n.country AS country
ORDER BY id
