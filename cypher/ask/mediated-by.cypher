// title: Meetings that somebody mediated
// asks: Whom did somebody bring together?
// param: person party the mediator, a person or a body
// returns: date as EDTF
// returns: status held, planned, proposed, postponed, cancelled, declined or denied
// returns: mediator as the graph names it
// returns: between the others
// returns: places alternatives, each from fine to coarse
// returns: meeting its id
// start: person
MATCH (namedPerson:Name {searchName: $person})
MATCH (namedPerson)-[:NAME_OF]->(one)
WHERE one:Person OR one:Organization
MATCH (one)-[part:ATTENDED|EXPECTED_AT|DID_NOT_ATTEND|ALLEGED_AT]->(m:Meeting)
WHERE part.role = 'mediator'
CALL {
  WITH m, one
  MATCH (m)<-[:ATTENDED|EXPECTED_AT|DID_NOT_ATTEND|ALLEGED_AT]-(party)
  WHERE party.id <> one.id
  WITH party
  ORDER BY party.name, party.id
  RETURN collect(party.name) AS between
}
CALL {
  WITH m
  MATCH (m)-[at:HELD_IN|PLANNED_IN]->(finest:Place)
  MATCH chain = (finest)-[:PART_OF*0..8]->(coarsest:Place)
  WHERE coarsest.kind = 'country'
     OR (NOT (coarsest)-[:PART_OF]->() AND (coarsest.kind <> 'continent' OR coarsest.id = finest.id))
  WITH at, [each IN nodes(chain) | each.name] AS names
  ORDER BY at.alternative
  RETURN collect(names) AS places
}
RETURN m.date AS date, m.status AS status, one.name AS mediator, between, places, m.id AS meeting
ORDER BY m.start IS NULL, m.start, meeting
