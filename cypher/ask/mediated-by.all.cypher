// title: Meetings that somebody mediated
// asks: Whom did somebody bring together, or who brought somebody together?
// param: person? party the mediator, a person or a body
// param: between? party somebody who was brought together with others
// param: other? party somebody else of them
// param: place? place where it was held or was to be, with everything inside it
// param: from? day the first day
// param: to? day the last day
// param: status? status what is known of it
// param: topic? topic what it was about
// returns: date as EDTF
// returns: start the first day it can have been
// returns: end the last day
// returns: precision day, days, month, year or interval
// returns: status held, planned, proposed, postponed, cancelled, declined or denied
// returns: mediator as the graph names it
// returns: between the others
// returns: places alternatives, each from fine to coarse
// returns: meeting its id
// table: date status mediator between places meeting
// start: all
MATCH (m:Meeting)
MATCH (m)<-[part:ATTENDED|EXPECTED_AT|DID_NOT_ATTEND|ALLEGED_AT]-(one)
WHERE part.role = 'mediator'
  AND ($person IS NULL OR $person IN one.searchNames)
  AND ($between IS NULL OR EXISTS { MATCH (m)<-[:ATTENDED|EXPECTED_AT|DID_NOT_ATTEND|ALLEGED_AT]-(party) WHERE $between IN party.searchNames AND party <> one })
  AND ($other IS NULL OR EXISTS { MATCH (m)<-[:ATTENDED|EXPECTED_AT|DID_NOT_ATTEND|ALLEGED_AT]-(two) WHERE $other IN two.searchNames AND two <> one })
  AND ($place IS NULL OR EXISTS { MATCH (m)-[:HELD_IN|PLANNED_IN]->(:Place)-[:PART_OF*0..8]->(outer:Place) WHERE $place IN outer.searchNames })
  AND ($from IS NULL OR coalesce(m.end, m.start) >= date($from))
  AND ($to IS NULL OR m.start <= date($to))
  AND ($status IS NULL OR m.status = $status)
  AND ($topic IS NULL OR EXISTS { MATCH (m)-[:ABOUT]->(:Topic)-[:BROADER*0..3]->(t:Topic) WHERE t.searchName CONTAINS $topic })
WITH DISTINCT m, one
CALL {
  WITH m, one
  MATCH (m)<-[:ATTENDED|EXPECTED_AT|DID_NOT_ATTEND|ALLEGED_AT]-(party)
  WHERE party <> one
  WITH party.name AS name
  ORDER BY name
  RETURN collect(name) AS between
}
CALL {
  WITH m
  MATCH (m)-[at:HELD_IN|PLANNED_IN]->(finest:Place)
  MATCH chain = (finest)-[:PART_OF*0..8]->(coarsest:Place)
  WHERE coarsest.kind = 'country'
     OR (NOT (coarsest)-[:PART_OF]->() AND (coarsest.kind <> 'continent' OR coarsest = finest))
  WITH at, [each IN nodes(chain) | each.name] AS names
  ORDER BY at.alternative
  RETURN collect(names) AS places
}
RETURN m.date AS date, m.start AS start, m.end AS end, m.precision AS precision, m.status AS status, one.name AS mediator, between, places, m.id AS meeting
ORDER BY m.start IS NULL, start, meeting, mediator
