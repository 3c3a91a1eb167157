// title: The names of a person or organization, and the articles whose claims name it
// param: id
MATCH (party:{{Label}} {id: $id})
MATCH (party)<-[:NAMES]-(claim:Claim)
MATCH (claim)-[:STATED_IN]->(article:Article)
RETURN DISTINCT party.name AS name, party.searchNames AS searchNames, article.id AS article
ORDER BY article
