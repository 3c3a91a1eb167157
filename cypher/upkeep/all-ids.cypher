// title: All ids of one label with the names that they may rest on
MATCH (n:{{Label}})
RETURN n.id AS id, n.searchNames AS searchNames
ORDER BY id
