// title: The claims of a meeting, with its title
// param: meeting
MATCH (m:Meeting {id: $meeting})
MATCH (m)<-[:ACCOUNT_OF]-(claim:Claim)
MATCH (claim)-[:STATED_IN]->(article:Article)
RETURN DISTINCT claim.id AS claim, article.id AS article, m.title AS title
ORDER BY claim
