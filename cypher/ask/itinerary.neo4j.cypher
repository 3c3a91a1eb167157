// title: Where somebody was, and whom they met
// asks: What is the itinerary of somebody: meetings, visits, and the days between?
// param: person person whose
// param: from? day the first day
// param: to? day the last day
// returns: start the first day it can have been
// returns: end the last day
// returns: precision day, days, month, year or interval
// returns: gap days since the last stop ended, with no account of where they were
// returns: kind meeting, call, video or visit
// returns: with the others
// returns: places alternatives, each from fine to coarse
// returns: meeting its id
// table: start end gap kind with places meeting
// note: Only what was held and has a date.
// start: person
MATCH (namedPerson:Name {searchName: $person})
MATCH (namedPerson)-[:NAME_OF]->(one:Person)
MATCH (one)-[:ATTENDED]->(m:Meeting)
WHERE m.start IS NOT NULL
  AND ($from IS NULL OR coalesce(m.end, m.start) >= date($from))
  AND ($to IS NULL OR m.start <= date($to))
CALL {
  WITH m, one
  MATCH (m)<-[:ATTENDED]-(party)
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
WITH one, m, others, places
ORDER BY m.start, coalesce(m.end, m.start), m.id
WITH one, collect({id: m.id, kind: m.kind, start: m.start, end: coalesce(m.end, m.start), precision: m.precision, others: others, places: places}) AS stops
UNWIND range(0, size(stops) - 1) AS i
WITH one, i, stops[i] AS stop, CASE WHEN i > 0 THEN stops[i - 1].end END AS before
RETURN stop.start AS start, stop.end AS end, stop.precision AS precision, CASE WHEN before < stop.start THEN duration.inDays(before, stop.start).days END AS gap,
       stop.kind AS kind, stop.others AS `with`, stop.places AS places, stop.id AS meeting
ORDER BY one.id, i
