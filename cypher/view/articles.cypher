// title: The articles that tell of the meetings of a view
// param: ids meetings
UNWIND $ids AS id
MATCH (m:Meeting {id: id})
MATCH (m)<-[:ACCOUNT_OF]-(claim:Claim)
MATCH (claim)-[:STATED_IN]->(article:Article)
WITH DISTINCT article
RETURN article.id AS id, article.name AS name, article.title AS title,
       head([(article)-[:PUBLISHED_BY]->(outlet:Organization) | outlet.name]) AS publisher,
       article.published AS published, article.documentDate AS documentDate,
       article.documentDateBasis AS documentDateBasis, article.url AS url
ORDER BY published IS NULL, published, name, id
