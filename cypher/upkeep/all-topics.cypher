// title: All topics, to find the nearest
MATCH (n:Topic)
RETURN n.name AS name, n.searchName AS searchName, [n.searchName] AS searchNames
ORDER BY name
