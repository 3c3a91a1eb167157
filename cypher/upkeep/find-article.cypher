// title: Which article has this id, name, title or address?
// param: given
// param: file the same without folders and ending
MATCH (a:Article)
WHERE a.id = $given OR a.url = $given OR a.title = $given OR a.name = $given OR a.name = $file
RETURN a.id AS id, a.name AS name, a.published AS published
ORDER BY id
