// title: Whom both have met
// asks: Which people did each of two people meet?
// param: person person one of the two
// param: other person the other
// param: pairLimit=12 integer the most parties that a meeting may have: more make a gathering, not a pair
// returns: name whom both met
// returns: withPerson in how many held meetings with the one
// returns: withOther and with the other
// returns: meetings ids of the meetings
// table: name withPerson withOther
// start: person
MATCH (namedPerson:Name {searchName: $person})
MATCH (namedPerson)-[:NAME_OF]->(a:Person)
MATCH (a)-[:ATTENDED]->(m:Meeting)
WHERE m.parties <= $pairLimit
MATCH (m)<-[:ATTENDED]-(common:Person)
WHERE common.id <> a.id
MATCH (common)-[:ATTENDED]->(n:Meeting)
WHERE n.parties <= $pairLimit
MATCH (n)<-[:ATTENDED]-(b:Person)
WHERE $other IN b.searchNames AND b.id <> a.id AND b.id <> common.id
WITH common, m, n
ORDER BY m.id, n.id
RETURN common.name AS name, count(DISTINCT m) AS withPerson, count(DISTINCT n) AS withOther,
       collect(DISTINCT m.id) + collect(DISTINCT n.id) AS meetings
ORDER BY name
