// title: Which country has this name?
// param: name
MATCH (named:Name {searchName: $name})
MATCH (named)-[:NAME_OF]->(n)
WHERE ((n:Organization AND n.kind = 'state') OR (n:Place AND n.kind = 'country')) AND n.country IS NOT NULL
RETURN DISTINCT n.country AS country
ORDER BY country
