// title: The meetings of a view
// param: ids meetings
UNWIND $ids AS id
MATCH (m:Meeting {id: id})
CALL {
  WITH m
  MATCH (m)<-[at:ATTENDED|EXPECTED_AT|DID_NOT_ATTEND|ALLEGED_AT]-(party)
  WITH party, at
  ORDER BY party.name, party.id
  RETURN collect({party: party.id, role: at.role}) AS participants
}
CALL {
  WITH m
  MATCH (m)-[at:HELD_IN|PLANNED_IN]->(finest:Place)
  MATCH chain = (finest)-[:PART_OF*0..8]->(coarsest:Place)
  WHERE coarsest.kind = 'country'
     OR (NOT (coarsest)-[:PART_OF]->() AND (coarsest.kind <> 'continent' OR coarsest = finest))
  WITH at, [place IN nodes(chain) | place.id] AS ids
  ORDER BY at.alternative
  RETURN collect(ids) AS places
}
CALL {
  WITH m
  MATCH (m)-[:ABOUT]->(topic:Topic)
  WITH topic
  ORDER BY topic.name
  RETURN collect(topic.name) AS topics
}
CALL {
  WITH m
  UNWIND range(0, size(m.history) - 1) AS i
  MATCH (told:Article {id: split(m.history[i], ' ')[1]})
  WITH i, {status: split(m.history[i], ' ')[0], article: told.id, published: toString(told.published)} AS entry
  ORDER BY i
  RETURN collect(entry) AS history
}
RETURN m.id AS id, m.title AS title, m.kind AS kind, m.status AS status, history, m.date AS date, m.start AS start,
       m.end AS end, m.precision AS precision, m.dateBasis AS dateBasis, m.level AS level, m.format AS format, participants, places, topics, m.disputed AS disputed,
       m.confidence AS confidence, m.sources AS sources
ORDER BY m.start IS NULL, start, id
