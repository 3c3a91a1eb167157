// title: Circles: who meets whom more than others
// asks: Which circles do people, or organizations, form by meeting each other?
// param: from? day the first day
// param: to? day the last day
// param: place? place where they met, with everything inside it
// param: topic? topic what it was about
// param: among=people among whom: people, organizations or both
// param: pairLimit=12 integer the most parties that a meeting may have: more make a gathering, not a pair
// returns: circle its number, the largest is 1
// returns: size how many people, or organizations
// returns: meetings pairs of its members that met, each as often as they did
// returns: people the busiest within the circle first
// note: Circles are found by the Louvain method over pairs, weighted by how often they met. They say who is seen together, not who belongs together.
// compute: circles
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
