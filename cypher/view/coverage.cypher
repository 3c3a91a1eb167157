// title: How many articles each publisher has of each day
MATCH (article:Article)
WITH article.published AS published,
     head([(article)-[:PUBLISHED_BY]->(outlet:Organization) | outlet.name]) AS publisher
RETURN published, publisher, count(*) AS articles
ORDER BY published IS NULL, published, publisher
