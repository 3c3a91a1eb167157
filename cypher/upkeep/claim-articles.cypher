// title: The articles that state claims, and the meetings that they tell of
// param: ids claims
UNWIND $ids AS id
MATCH (claim:Claim {id: id})
MATCH (claim)-[:ACCOUNT_OF]->(m:Meeting)
MATCH (claim)-[:STATED_IN]->(article:Article)
RETURN DISTINCT claim.id AS claim, article.id AS article, m.title AS title
ORDER BY claim
