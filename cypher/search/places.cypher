// title: Places whose names have all of these words, those with most meetings first
// param: words folded words
// param: longest of these
MATCH (named:Name)
WHERE named.searchName CONTAINS $longest
MATCH (named)-[:NAME_OF]->(n:Place)
WITH DISTINCT n
WHERE all(word IN $words WHERE any(name IN n.searchNames WHERE name CONTAINS word))
CALL {
  WITH n
  MATCH (n)<-[:PART_OF*0..]-(part:Place)
  MATCH (part)<-[:HELD_IN|PLANNED_IN]-(m:Meeting)
  RETURN count(DISTINCT m) AS meetings
}
RETURN n.id AS id, n.name AS name, n.aliases AS aliases, n.country AS country, meetings
ORDER BY meetings DESC, name, id
