// title: The meetings of somebody
// asks: Whom did somebody meet, or was to meet, and what became of it?
// param: person party a person or a body
// returns: date as EDTF
// returns: start the first day it can have been
// returns: end the last day
// returns: precision day, days, month, year or interval
// returns: kind meeting, call, video or visit
// returns: status held, planned, proposed, postponed, cancelled, declined or denied
// returns: role participant, host, visitor or mediator
// returns: with the others
// returns: places alternatives, each from fine to coarse
// returns: meeting its id
// table: date kind status role with places meeting
// start: person
MATCH (namedPerson:Name {searchName: $person})
MATCH (namedPerson)-[:NAME_OF]->(one)
WHERE one:Person OR one:Organization
MATCH (one)-[part:ATTENDED|EXPECTED_AT|DID_NOT_ATTEND|ALLEGED_AT]->(m:Meeting)
CALL {
  WITH m, one
  MATCH (m)<-[:ATTENDED|EXPECTED_AT|DID_NOT_ATTEND|ALLEGED_AT]-(party)
  WHERE party <> one
  WITH party.name AS name
  ORDER BY name
  RETURN collect(name) AS others
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
RETURN m.date AS date, m.start AS start, m.end AS end, m.precision AS precision, m.kind AS kind, m.status AS status, part.role AS role, others AS `with`, places, m.id AS meeting
ORDER BY m.start IS NULL, start, meeting
