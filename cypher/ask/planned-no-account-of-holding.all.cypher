// title: Planned, and no account of its holding
// asks: What was announced for a day that is over, with no account that it was held?
// param: person? person somebody who was to take part
// param: asOf=today day the day of asking: what was to end before it
// returns: date as EDTF
// returns: start the first day it can have been
// returns: end the last day
// returns: precision day, days, month, year or interval
// returns: status planned, proposed or postponed
// returns: participants who was to take part
// returns: places alternatives, each from fine to coarse
// returns: told the last article that tells of it
// returns: published its day
// returns: meeting its id
// table: date status participants places told published meeting
// note: No account of its holding: the articles in the store do not say that it was held. It may have been. Plans without a date are left out.
// start: all
MATCH (m:Meeting)
WHERE m.status IN ['planned', 'proposed', 'postponed'] AND coalesce(m.end, m.start) < date($asOf)
  AND ($person IS NULL OR EXISTS { MATCH (m)<-[:EXPECTED_AT]-(one:Person) WHERE $person IN one.searchNames })
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
CALL {
  WITH m
  MATCH (m)<-[:ACCOUNT_OF]-(claim:Claim)
  MATCH (claim)-[:STATED_IN]->(article:Article)
  WITH DISTINCT article
  ORDER BY article.published IS NULL, article.published DESC, article.id
  RETURN collect(article.name) AS names, collect(toString(article.published)) AS days
}
RETURN m.date AS date, m.start AS start, m.end AS end, m.precision AS precision, m.status AS status, participants, places, names[0] AS told, days[0] AS published, m.id AS meeting
ORDER BY start, meeting
