// title: Who met whom
// asks: Who met whom, how often, where and when?
// param: person? person somebody who has a part in it
// param: other? person somebody else who has a part in it
// param: organization? organization a body that has a part in it
// param: country? country a country that one of them acts for
// param: place? place where it was held or was to be, with everything inside it
// param: from? day the first day
// param: to? day the last day
// param: status=held status what is known of it
// param: kind? kind how they met
// param: topic? topic what it was about
// param: level? level the highest office that an account names
// param: meetingFormat? format bilateral: of two, or multilateral: of more
// param: minConfidence? number how sure at least, 0 to 1
// param: pairLimit=12 integer the most parties that a meeting may have: more make a gathering, not a pair
// returns: person one of the two
// returns: other the other
// returns: times in how many meetings
// returns: first day of the first
// returns: last day of the last
// returns: places cities, or the finest place that is known
// returns: meetings ids of the meetings
// table: person other times first last places
// start: organization
MATCH (namedOrganization:Name {searchName: $organization})
MATCH (namedOrganization)-[:NAME_OF]->(body:Organization)
MATCH (body)-[:ATTENDED|EXPECTED_AT|DID_NOT_ATTEND|ALLEGED_AT]->(m:Meeting)
WHERE m.parties <= $pairLimit
  AND ($person IS NULL OR EXISTS { MATCH (m)<-[:ATTENDED|EXPECTED_AT|DID_NOT_ATTEND|ALLEGED_AT]-(one:Person) WHERE $person IN one.searchNames })
  AND ($other IS NULL OR EXISTS { MATCH (m)<-[:ATTENDED|EXPECTED_AT|DID_NOT_ATTEND|ALLEGED_AT]-(two:Person) WHERE $other IN two.searchNames })
  AND ($country IS NULL OR EXISTS { MATCH (m)<-[:ATTENDED|EXPECTED_AT|DID_NOT_ATTEND|ALLEGED_AT]-(side) WHERE side.country = $country })
  AND ($place IS NULL OR EXISTS { MATCH (m)-[:HELD_IN|PLANNED_IN]->(:Place)-[:PART_OF*0..8]->(outer:Place) WHERE $place IN outer.searchNames })
  AND ($from IS NULL OR coalesce(m.end, m.start) >= date($from))
  AND ($to IS NULL OR m.start <= date($to))
  AND ($status IS NULL OR m.status = $status)
  AND ($kind IS NULL OR m.kind = $kind)
  AND ($topic IS NULL OR EXISTS { MATCH (m)-[:ABOUT]->(:Topic)-[:BROADER*0..3]->(t:Topic) WHERE t.searchName CONTAINS $topic })
  AND ($level IS NULL OR m.level = $level)
  AND ($meetingFormat IS NULL OR m.format = $meetingFormat)
  AND ($minConfidence IS NULL OR m.confidence >= $minConfidence)
WITH DISTINCT m
MATCH (m)<-[:ATTENDED|EXPECTED_AT|DID_NOT_ATTEND|ALLEGED_AT]-(one)
MATCH (m)<-[:ATTENDED|EXPECTED_AT|DID_NOT_ATTEND|ALLEGED_AT]-(two)
WHERE one.name < two.name OR (one.name = two.name AND one.id < two.id)
WITH DISTINCT one, two, m
ORDER BY m.start IS NULL, m.start, m.id
WITH one, two, count(m) AS times, min(m.start) AS first, max(coalesce(m.end, m.start)) AS last, collect(m.id) AS meetings
CALL {
  WITH meetings
  UNWIND meetings AS id
  MATCH (met:Meeting {id: id})
  MATCH (met)-[:HELD_IN|PLANNED_IN]->(finest:Place)
  MATCH chain = (finest)-[:PART_OF*0..8]->(coarsest:Place)
  WHERE coarsest.kind = 'country'
     OR (NOT (coarsest)-[:PART_OF]->() AND (coarsest.kind <> 'continent' OR coarsest = finest))
  WITH DISTINCT coalesce(head([each IN nodes(chain) WHERE each.kind = 'city' | each.name]), finest.name) AS place
  ORDER BY place
  RETURN collect(place) AS places
}
RETURN one.name AS person, two.name AS other, times, first, last, places, meetings
ORDER BY times DESC, last IS NULL, last DESC, person, other, meetings
