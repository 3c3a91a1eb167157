// title: All names of one label, to find the nearest
MATCH (n:{{Label}})
RETURN n.name AS name, n.searchName AS searchName, n.searchNames AS searchNames
ORDER BY name, n.id
