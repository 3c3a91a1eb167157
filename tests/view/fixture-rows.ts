/** Invented people: `key | name | title | country`. */
export const PEOPLE = `
alder|Marta Alder|foreign minister|AT
brandt|Henrik Brandt|foreign minister|DK
calvo|Inés Calvo|foreign minister|ES
demir|Selim Demir|foreign minister|TR
eze|Adaeze Eze|trade minister|NG
farouk|Nadia Farouk|foreign minister|EG
grimaldi|Paolo Grimaldi|prime minister|IT
haddad|Karim Haddad|prime minister|LB
ito|Kenji Ito|foreign minister|JP
jansen|Eva Jansen|prime minister|NL
kovac|Ana Kovač|special envoy|HR
larsen|Ingrid Larsen|foreign minister|NO
mensah|Kwame Mensah|president|GH
novak|Tomáš Novák|defence minister|CZ
okafor|Chidi Okafor|president|NG
petrova|Irina Petrova|foreign minister|BG
quiroga|Luis Quiroga|energy minister|BO
rahman|Tariq Rahman|foreign minister|BD
silva|João Silva|president|BR
tanaka|Yuki Tanaka|prime minister|JP
usman|Bilal Usman|national security adviser|PK
vargas|Elena Vargas|foreign minister|CO
weiss|Johanna Weiss|chancellor|DE
xu|Xu Lian|foreign minister|CN
yilmaz|Defne Yılmaz|trade minister|TR
zaman|Leila Zaman|climate envoy|BD
abel|Pierre Abel|president|FR
bakker|Daan Bakker|finance minister|NL
castillo|Rosa Castillo|prime minister|PE
dubois|Claire Dubois|foreign minister|FR
eriksen|Lars Eriksen|mediator|NO
fischer|Anton Fischer|foreign minister|DE
gomes|Beatriz Gomes|environment minister|BR
hassan|Omar Hassan|foreign minister|JO
ivanov|Stefan Ivanov|president|BG
jalali|Reza Jalali|negotiator|IR
kim|Kim Seo-yeon|foreign minister|KR
lopez|Mateo López|trade minister|MX
moreau|Luc Moreau|union trade commissioner|FR
nasser|Huda Nasser|deputy foreign minister|AE
oneill|Sean O’Neill|foreign minister|IE
`;

/** Places: `key | name | kind | inside | latitude | longitude`; nobody knows where Muscat lies. */
export const PLACES = `
austria|Austria|country||47.5|14.5
vienna|Vienna|city|austria|48.2|16.37
hofburg|Hofburg|site|vienna|48.207|16.365
switzerland|Switzerland|country||46.8|8.2
geneva|Geneva|city|switzerland|46.2|6.15
norway|Norway|country||61|9
oslo|Oslo|city|norway|59.9|10.75
egypt|Egypt|country||26.5|29.8
cairo|Cairo|city|egypt|30.04|31.24
germany|Germany|country||51.1|10.4
berlin|Berlin|city|germany|52.52|13.4
japan|Japan|country||36.5|138.5
tokyo|Tokyo|city|japan|35.68|139.7
brazil|Brazil|country||-10.8|-52.9
saopaulo|São Paulo|city|brazil|-23.55|-46.63
turkiye|Türkiye|country||39|35.2
ankara|Ankara|city|turkiye|39.93|32.86
nigeria|Nigeria|country||9.6|8.1
abuja|Abuja|city|nigeria|9.07|7.49
france|France|country||46.6|2.45
paris|Paris|city|france|48.86|2.35
oman|Oman|country||21|57
muscat|Muscat|city|oman
`;

/** Meetings: `date | status | kind | parties | place | topics | extra`. Extra: `+n` more articles, or a special word. */
export const MEETINGS = `
2024-01-16|held|meeting|alder,jalali|vienna|inspections|+2
2024-01-16|held|meeting|alder,jalali,eriksen|hofburg|inspections|
2024-01-29|held|call|dubois,hassan||ceasefire|
2024-02-08|held|meeting|farouk,hassan,demir|cairo|ceasefire,aid|+1
2024-02-19|held|meeting|weiss,abel|berlin|budget|
2024-03-04|held|meeting|eriksen,jalali|oslo|inspections|
2024-03-05|held|meeting|eriksen,larsen|oslo|inspections|
2024-03-21|held|visit|okafor,mensah|abuja|trade|
2024-04-02|held|call|weiss,grimaldi||energy|
2024-04-11|held|meeting|demir,petrova|ankara|grain|
2024-04-17|held|meeting|alder,jalali|vienna|inspections|history
2024-04-24|cancelled|meeting|xu,ito|tokyo|fisheries|
2024-05-06|held|meeting|abel,weiss,jansen|paris|budget,energy|
2024-05-14|held|meeting|silva,castillo|saopaulo|forests|
2024-05-15|held|meeting|silva,gomes,zaman|saopaulo|forests,climate|
2024-05-28|held|video|tanaka,kim||trade|
2024-06-03|held|meeting|hassan,farouk|cairo|aid|
2024-06-10|held|meeting|fischer,dubois|berlin|energy|
2024-06-18|held|meeting|demir,hassan|ankara|ceasefire|
2024-06-25/2024-06-26|held|meeting|alder,brandt,calvo,demir,farouk,ito,larsen,petrova,rahman,vargas,xu,dubois,fischer,hassan,kim,oneill,nasser,kovac,moreau,eriksen|geneva|climate|summit
2024-06-26|held|meeting|xu,kim|geneva|trade|during
2024-06-26|held|meeting|dubois,nasser|geneva|ceasefire|
2024-07-09|held|meeting|kovac,hassan|cairo|prisoners|
2024-07-16|held|call|kovac,jalali||prisoners|
2024-07-30|denied|meeting|usman,jalali|muscat|border|
2024-08-07|held|meeting|okafor,eze,yilmaz|abuja|trade|
2024-08-20|held|visit|tanaka,silva|saopaulo|trade|
2024-09-03|held|meeting|weiss,tanaka|berlin|trade|
2024-09-12|held|meeting|eriksen,jalali,alder|vienna|inspections|+1
2024-09-17|held|meeting|moreau,lopez|paris|trade|
2024-09-25|held|meeting|moreau,gomes|paris|trade,forests|
2024-10-02|held|meeting|grimaldi,haddad|cairo|aid|
2024-10|held|meeting|novak,fischer|berlin|defence|
2024-10-15|cancelled|visit|abel,okafor|abuja|trade|
2024-10-22|held|meeting|dubois,hassan|paris|ceasefire|
2024-11-05|held|meeting|eriksen,jalali|muscat|inspections|disputed
2024-11-13|held|meeting|zaman,gomes|geneva|climate|
2024-11-14|held|meeting|zaman,brandt|geneva|climate|
2024-11-26|held|meeting|farouk,demir|ankara|ceasefire|
2024-12-03|held|meeting|xu,ito|tokyo|fisheries|
2024-12-17|held|call|weiss,abel||budget|
|held|meeting|haddad,farouk|cairo|aid|
|held|call|rahman,usman||border|
|planned|visit|vargas,calvo||trade|
2025-01-14|held|meeting|jansen,bakker,weiss|berlin|budget|
2025-01-28|held|meeting|alder,eriksen|vienna|inspections|
2025-02-11|held|meeting|quiroga,silva|saopaulo|energy|
2025-02-20|held|meeting|kim,ito|tokyo|trade|
2025-03-06|held|meeting|dubois,fischer,demir|paris|ceasefire|+1
2025-03-18|held|meeting|hassan,kovac,eriksen|oslo|prisoners|
2025-04-01|held|meeting|alder,jalali,larsen|oslo|inspections|
2025-04-15|declined|meeting|jalali,dubois|geneva|inspections|
2025-04-29|held|meeting|ivanov,grimaldi|paris|grain|
2025-05-13|held|meeting|yilmaz,moreau|ankara|trade|
2025-05-27|held|meeting|weiss,abel,grimaldi,jansen|berlin|budget,defence|
2025-06-10|held|call|farouk,hassan||aid|
2025-06-24|postponed|meeting|demir,petrova|ankara|grain|
2025-07-08|held|meeting|eriksen,jalali|muscat|inspections|
2025-09|planned|meeting|alder,jalali,eriksen|vienna|inspections|
2025-09-16|planned|meeting|hassan,nasser,dubois|paris|ceasefire|
2025-10-07|planned|visit|tanaka,weiss|tokyo|trade|
2025-11|proposed|meeting|silva,abel|saopaulo|forests|
`;
