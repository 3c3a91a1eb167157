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
UNWIND [[1, $person], [2, $other]] AS asked
MATCH (named:Name {searchName: asked[1]})
MATCH (named)-[:NAME_OF]->(one:Person)
MATCH (one)-[:ATTENDED]->(m:Meeting)
WHERE m.parties <= $pairLimit
MATCH (m)<-[:ATTENDED]-(common:Person)
WHERE common <> one
WITH common, asked[0] AS side, one, m
ORDER BY side, m.id
WITH common, side, collect(DISTINCT one.id) AS ones, collect(DISTINCT m.id) AS meetings
ORDER BY side
WITH common, collect(ones) AS ones, collect(meetings) AS meetings
WHERE size(ones) = 2 AND (size(ones[0]) > 1 OR ones[0] <> ones[1])
RETURN common.name AS name, size(meetings[0]) AS withPerson, size(meetings[1]) AS withOther,
       meetings[0] + meetings[1] AS meetings
ORDER BY name, meetings
