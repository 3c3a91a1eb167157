// title: People, organizations and places whose names have all of these words, those with most meetings first
// param: words folded words
// param: longest of these
MATCH (named:Name)
WHERE named.searchName CONTAINS $longest
MATCH (named)-[:NAME_OF]->(n)
WITH DISTINCT n
WHERE all(word IN $words WHERE any(name IN n.searchNames WHERE name CONTAINS word))
CALL {
  WITH n
  MATCH (n:Place)<-[:PART_OF*0..]-(part:Place)
  MATCH (part)<-[:HELD_IN|PLANNED_IN]-(m:Meeting)
  RETURN count(DISTINCT m) AS there
}
WITH n, there + size([(n)-[:ATTENDED|EXPECTED_AT|DID_NOT_ATTEND|ALLEGED_AT]->(m:Meeting) | m.id]) AS meetings
RETURN CASE WHEN n:Person THEN 'person' WHEN n:Organization THEN 'organization' ELSE 'place' END AS kind,
       n.id AS id, n.name AS name, n.aliases AS aliases, n.country AS country, meetings
ORDER BY meetings DESC, name, id
