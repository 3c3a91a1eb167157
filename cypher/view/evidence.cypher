// title: The sentences that tell of meetings
// param: ids meetings
UNWIND $ids AS id
MATCH (m:Meeting {id: id})
MATCH (m)<-[:ACCOUNT_OF]-(claim:Claim)
MATCH (claim)-[stated:STATED_IN]->(article:Article)
RETURN DISTINCT id AS meeting, claim.status AS status, stated.quote AS quote, article.name AS article, article.title AS title,
       head([(article)-[:PUBLISHED_BY]->(outlet:Organization) | outlet.name]) AS outlet,
       article.published AS published, article.documentDate AS documentDate,
       article.documentDateBasis AS documentDateBasis, article.url AS url, stated.start AS start, stated.end AS end
ORDER BY meeting, published IS NULL, published, article, start
