// title: The names of a person or organization, and the articles that name it
// param: id
MATCH (party:{{Label}} {id: $id})
MATCH (party)-[:MENTIONED_IN]->(article:Article)
RETURN party.name AS name, party.searchNames AS searchNames, article.id AS article
ORDER BY article
