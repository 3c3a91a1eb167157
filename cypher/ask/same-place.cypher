// title: In the same city at about the same time
// asks: When were two people in one city within some days of each other, with no account that they met there?
// param: person person one of the two
// param: other person the other
// param: days=3 integer how many days may lie between
// returns: city where both were
// returns: personDate when the one was there
// returns: personWith whom the one met there
// returns: otherDate when the other was
// returns: otherWith whom the other met
// returns: meetings ids of the two meetings
// note: To be in one city is no meeting: this only shows where to look.
// table: city personDate personWith otherDate otherWith
// start: person
MATCH (namedPerson:Name {searchName: $person})
MATCH (namedPerson)-[:NAME_OF]->(a:Person)
MATCH (a)-[:ATTENDED]->(m:Meeting)
MATCH (m)-[:HELD_IN]->(here:Place)
MATCH (here)-[:PART_OF*0..8]->(city:Place)
WHERE city.kind = 'city'
MATCH (city)<-[:PART_OF*0..8]-(there:Place)
MATCH (there)<-[:HELD_IN]-(n:Meeting)
WHERE n <> m AND n.start <= m.end + duration({days: $days}) AND m.start <= n.end + duration({days: $days})
MATCH (n)<-[:ATTENDED]-(b:Person)
WHERE $other IN b.searchNames AND b <> a
WITH DISTINCT a, b, city, m, n
WHERE NOT EXISTS { MATCH (m)<-[:ATTENDED]-(x:Person) WHERE x = b }
  AND NOT EXISTS { MATCH (n)<-[:ATTENDED]-(y:Person) WHERE y = a }
CALL {
  WITH m, a
  MATCH (m)<-[:ATTENDED]-(party)
  WHERE party <> a
  WITH party.name AS name
  ORDER BY name
  RETURN collect(name) AS personWith
}
CALL {
  WITH n, b
  MATCH (n)<-[:ATTENDED]-(party)
  WHERE party <> b
  WITH party.name AS name
  ORDER BY name
  RETURN collect(name) AS otherWith
}
RETURN city.name AS city, m.date AS personDate, personWith, n.date AS otherDate, otherWith, [m.id, n.id] AS meetings
ORDER BY m.start, n.start, m.id, n.id
