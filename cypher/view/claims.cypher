// title: The claims behind the meetings of a view
// param: ids meetings
UNWIND $ids AS id
MATCH (m:Meeting {id: id})
MATCH (m)<-[:ACCOUNT_OF]-(claim:Claim)
CALL {
  WITH claim
  MATCH (claim)-[names:NAMES]->(thing)
  WITH thing, names
  ORDER BY thing.id
  RETURN collect({id: thing.id, `as`: names.`as`}) AS named
}
CALL {
  WITH claim
  MATCH (claim)-[stated:STATED_IN]->(article:Article)
  WITH stated, article
  ORDER BY stated.start, stated.end
  RETURN collect({article: article.id, published: toString(article.published), quote: stated.quote,
                  start: stated.start, end: stated.end, prefix: stated.prefix, suffix: stated.suffix}) AS quotes
}
RETURN m.id AS meeting, claim.id AS id, claim.kind AS kind, claim.status AS status, claim.date AS date,
       claim.accordingTo AS accordingTo, claim.confidence AS confidence, named, quotes
ORDER BY meeting, coalesce(quotes[0].published, '9999'), id
