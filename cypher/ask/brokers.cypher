// title: Brokers: who stands between others
// asks: Through whom do the shortest chains of meetings run?
// param: from? day the first day
// param: to? day the last day
// param: place? place where they met, with everything inside it
// param: topic? topic what it was about
// param: count=20 integer how many rows
// param: among=people among whom: people, organizations or both
// param: pairLimit=12 integer the most parties that a meeting may have: more make a gathering, not a pair
// returns: person who, or which organization
// returns: betweenness share of the shortest chains between two others that run through this person, 0 to 1
// returns: people how many they met
// returns: circles to how many circles these belong
// note: Counted over held meetings alone. Who is often in the news is often between others.
// compute: brokers count
// start: all
MATCH (m:Meeting)
WHERE m.status = 'held' AND m.parties <= $pairLimit
  AND ($from IS NULL OR coalesce(m.end, m.start) >= date($from))
  AND ($to IS NULL OR m.start <= date($to))
  AND ($place IS NULL OR EXISTS { MATCH (m)-[:HELD_IN]->(:Place)-[:PART_OF*0..8]->(outer:Place) WHERE $place IN outer.searchNames })
  AND ($topic IS NULL OR EXISTS { MATCH (m)-[:ABOUT]->(:Topic)-[:BROADER*0..3]->(t:Topic) WHERE t.searchName CONTAINS $topic })
MATCH (m)<-[:ATTENDED]-(one)
WHERE $among = 'both' OR ($among = 'people' AND one:Person) OR ($among = 'organizations' AND one:Organization)
MATCH (m)<-[:ATTENDED]-(two)
WHERE one.id < two.id
  AND ($among = 'both' OR ($among = 'people' AND two:Person) OR ($among = 'organizations' AND two:Organization))
RETURN one.id AS one, one.name AS person, two.id AS two, two.name AS other, count(m) AS times
ORDER BY one, two
