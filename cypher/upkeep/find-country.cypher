// title: Which country has this name?
MATCH (n:Organization)
WHERE $name IN n.searchNames AND n.kind = 'state' AND n.country IS NOT NULL
RETURN n.country AS country
UNION
MATCH (n:Place)
WHERE $name IN n.searchNames AND n.kind = 'country' AND n.country IS NOT NULL
RETURN n.country AS country
