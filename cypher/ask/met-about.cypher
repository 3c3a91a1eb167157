// title: Meetings about a topic
// asks: Who met about something?
// param: topic topic words of the topic
// returns: date as EDTF
// returns: start the first day it can have been
// returns: end the last day
// returns: precision day, days, month, year or interval
// returns: kind meeting, call, video or visit
// returns: status held, planned, proposed, postponed, cancelled, declined or denied
// returns: participants who took part, or was to
// returns: topics those that have the words, or are narrower than one that has
// returns: meeting its id
// table: date kind status participants topics meeting
// start: topic
MATCH (wanted:Topic)
WHERE wanted.searchName CONTAINS $topic
MATCH (wanted)<-[:BROADER*0..3]-(t:Topic)
WITH DISTINCT t
MATCH (t)<-[:ABOUT]-(m:Meeting)
WITH m, t
ORDER BY t.name
WITH m, collect(t.name) AS topics
CALL {
  WITH m
  MATCH (m)<-[:ATTENDED|EXPECTED_AT|DID_NOT_ATTEND|ALLEGED_AT]-(party)
  WITH party.name AS name
  ORDER BY name
  RETURN collect(name) AS participants
}
RETURN m.date AS date, m.start AS start, m.end AS end, m.precision AS precision, m.kind AS kind, m.status AS status, participants, topics, m.id AS meeting
ORDER BY m.start IS NULL, start, meeting
