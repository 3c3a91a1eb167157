// title: Topics that have all of these words, those of most meetings first
// param: words folded words
MATCH (n:Topic)
WHERE all(word IN $words WHERE n.searchName CONTAINS word)
CALL {
  WITH n
  MATCH (n)<-[:BROADER*0..3]-(narrower:Topic)
  MATCH (narrower)<-[:ABOUT]-(m:Meeting)
  RETURN count(DISTINCT m) AS meetings
}
RETURN 'topic' AS kind, n.id AS id, n.name AS name, meetings
ORDER BY meetings DESC, name, id
