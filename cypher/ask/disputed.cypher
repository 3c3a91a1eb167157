// title: Where the articles disagree
// asks: On what do the accounts of one meeting disagree?
// param: person? person somebody who has a part in it
// returns: meeting its id
// returns: title who met
// returns: field status, date, place or kind
// returns: one what one article says
// returns: article which
// returns: other what another says
// returns: otherArticle which
// start: all
MATCH (m:Meeting)
WHERE size(m.disputed) > 0
  AND ($person IS NULL OR EXISTS { MATCH (m)<-[:ATTENDED|EXPECTED_AT|DID_NOT_ATTEND|ALLEGED_AT]-(party:Person) WHERE $person IN party.searchNames })
MATCH (m)<-[:ACCOUNT_OF]-(a:Claim)
MATCH (a)-[against:CONTRADICTS]->(b:Claim)
CALL {
  WITH a
  MATCH (a)-[:STATED_IN]->(article:Article)
  RETURN min(article.name) AS article
}
CALL {
  WITH b
  MATCH (b)-[:STATED_IN]->(article:Article)
  RETURN min(article.name) AS otherArticle
}
CALL {
  WITH a
  MATCH (a)-[:NAMES]->(place:Place)
  RETURN min(place.name) AS here
}
CALL {
  WITH b
  MATCH (b)-[:NAMES]->(place:Place)
  RETURN min(place.name) AS there
}
RETURN m.id AS meeting, m.title AS title, against.field AS field,
       CASE against.field WHEN 'date' THEN a.date WHEN 'status' THEN a.status WHEN 'kind' THEN a.kind ELSE here END AS one,
       article,
       CASE against.field WHEN 'date' THEN b.date WHEN 'status' THEN b.status WHEN 'kind' THEN b.kind ELSE there END AS other,
       otherArticle
ORDER BY meeting, field, a.id, b.id
