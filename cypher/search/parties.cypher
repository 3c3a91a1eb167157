// title: People or organizations whose names have all of these words, those with most meetings first
// param: words folded words
// param: longest of these
MATCH (named:Name)
WHERE named.searchName CONTAINS $longest
MATCH (named)-[:NAME_OF]->(n:{{Label}})
WITH DISTINCT n
WHERE all(word IN $words WHERE any(name IN n.searchNames WHERE name CONTAINS word))
RETURN n.id AS id, n.name AS name, n.aliases AS aliases, n.country AS country,
       size([(n)-[:ATTENDED|EXPECTED_AT|DID_NOT_ATTEND|ALLEGED_AT]->(m:Meeting) | m.id]) AS meetings
ORDER BY meetings DESC, name, id
