// title: The meetings at a place
// asks: Who met at a place, or anywhere inside it?
// param: place place a country, a city, a building
// returns: date as EDTF
// returns: start the first day it can have been
// returns: end the last day
// returns: precision day, days, month, year or interval
// returns: kind meeting, call, video or visit
// returns: status held, planned, proposed, postponed, cancelled, declined or denied
// returns: participants who took part, or was to
// returns: places alternatives, each from fine to coarse
// returns: meeting its id
// table: date kind status participants places meeting
// start: place
MATCH (namedPlace:Name {searchName: $place})
MATCH (namedPlace)-[:NAME_OF]->(outer:Place)
MATCH (outer)<-[:PART_OF*0..8]-(inner:Place)
MATCH (inner)<-[:HELD_IN|PLANNED_IN]-(m:Meeting)
WITH DISTINCT m
CALL {
  WITH m
  MATCH (m)<-[:ATTENDED|EXPECTED_AT|DID_NOT_ATTEND|ALLEGED_AT]-(party)
  WITH party.name AS name
  ORDER BY name
  RETURN collect(name) AS participants
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
RETURN m.date AS date, m.start AS start, m.end AS end, m.precision AS precision, m.kind AS kind, m.status AS status, participants, places, m.id AS meeting
ORDER BY m.start IS NULL, start, meeting
