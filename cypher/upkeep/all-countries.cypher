// title: All countries that the graph knows, to find the nearest
MATCH (n:Place)
WHERE n.kind = 'country' AND n.country IS NOT NULL
RETURN n.name AS name, n.country AS searchName, n.searchNames AS searchNames
ORDER BY name
