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
MATCH (m)<-[:ATTENDED]-(met:Person)
WHERE met.id <> a.id
WITH a, met, m
ORDER BY m.id
WITH met, collect(DISTINCT a.id) AS ones, collect(DISTINCT m.id) AS meetings
WITH collect({id: met.id, ones: ones, meetings: meetings}) AS known
MATCH (namedOther:Name {searchName: $other})
MATCH (namedOther)-[:NAME_OF]->(b:Person)
MATCH (b)-[:ATTENDED]->(n:Meeting)
WHERE n.parties <= $pairLimit
MATCH (n)<-[:ATTENDED]-(common:Person)
WHERE common.id <> b.id
WITH known, b, common, n
ORDER BY n.id
WITH known, b, common, collect(DISTINCT n.id) AS meetings
WITH common, meetings, [each IN known WHERE each.id = common.id AND NOT b.id IN each.ones] AS found
WHERE size(found) > 0
RETURN common.name AS name, size(found[0].meetings) AS withPerson, size(meetings) AS withOther,
       found[0].meetings + meetings AS meetings
ORDER BY name
