// title: Meetings
// asks: Which meetings are there, and what is known of them?
// param: person? person somebody who has a part in it
// param: other? person somebody else who has a part in it
// param: organization? organization a body that has a part in it
// param: country? country a country that one of them acts for
// param: place? place where it was held or was to be, with everything inside it
// param: from? day the first day
// param: to? day the last day
// param: status? status what is known of it
// param: kind? kind how they met
// param: topic? topic what it was about
// param: level? level the highest office that an account names
// param: meetingFormat? format bilateral: of two, or multilateral: of more
// param: minConfidence? number how sure at least, 0 to 1
// returns: id the meeting
// returns: kind meeting, call, video or visit
// returns: status held, planned, proposed, postponed, cancelled, declined or denied
// returns: history every status that was reported, with the article
// returns: date as EDTF
// returns: start the first day it can have been
// returns: end the last day
// returns: precision day, days, month, year or interval
// returns: participants who took part, or was to
// returns: places alternatives, each from fine to coarse
// returns: topics what it was about
// returns: articles which tell of it
// returns: claims how many accounts
// returns: disputed what the accounts disagree on
// returns: level leader, minister, official or other: the highest office that an account names
// returns: format bilateral or multilateral
// table: date kind status participants places topics disputed id
// start: all
MATCH (m:Meeting)
WHERE ($person IS NULL OR EXISTS { MATCH (m)<-[:ATTENDED|EXPECTED_AT|DID_NOT_ATTEND|ALLEGED_AT]-(one:Person) WHERE $person IN one.searchNames })
  AND ($other IS NULL OR EXISTS { MATCH (m)<-[:ATTENDED|EXPECTED_AT|DID_NOT_ATTEND|ALLEGED_AT]-(two:Person) WHERE $other IN two.searchNames })
  AND ($organization IS NULL OR EXISTS { MATCH (m)<-[:ATTENDED|EXPECTED_AT|DID_NOT_ATTEND|ALLEGED_AT]-(body:Organization) WHERE $organization IN body.searchNames })
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
  WITH at, [place IN nodes(chain) | place.name] AS names
  ORDER BY at.alternative
  RETURN collect(names) AS places
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
  MATCH (m)<-[:ACCOUNT_OF]-(claim:Claim)
  MATCH (claim)-[:STATED_IN]->(article:Article)
  WITH DISTINCT article
  ORDER BY article.published, article.name, article.id
  RETURN collect(article.name) AS articles
}
CALL {
  WITH m
  UNWIND range(0, size(m.history) - 1) AS i
  MATCH (told:Article {id: split(m.history[i], ' ')[1]})
  WITH i, {status: split(m.history[i], ' ')[0], article: told.name, published: toString(told.published)} AS entry
  ORDER BY i
  RETURN collect(entry) AS history
}
RETURN m.id AS id, m.kind AS kind, m.status AS status, history, m.date AS date, m.start AS start, m.end AS end, m.precision AS precision,
       participants, places, topics, articles, COUNT { (m)<-[:ACCOUNT_OF]-() } AS claims, m.disputed AS disputed,
       m.level AS level, m.format AS format
ORDER BY m.start IS NULL, start, id
