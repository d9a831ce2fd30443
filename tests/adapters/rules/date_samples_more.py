"""Sentences as papers, courts and clubs write them, each behind its day of publication.

Marked as in `date_samples_days`.
"""

MENDED = """
2025-03-14 | The chancellor has invited his Sarian counterpart to a summit ⟦in July⟧. | 2025-07
2025-03-14 | The union called its members to a rally ⟦on Sunday⟧ outside the depot. | 2025-03-16
2024-07-12 | The strikes hit services in ⟦March, April and May⟧. | 2024-03/2024-05
2024-07-12 | Rainfall in ⟦January, February and March⟧ was half the average. | 2024-01/2024-03
2025-11-03 | She ran the agency ⟦from 2019 until last year⟧. | 2019/2024
2025-11-03 | He chaired the board ⟦from 2021 to this year⟧. | 2021/2025
2025-11-03 | She was on leave ⟦from May until last week⟧. | 2025-05/2025-11-02
2025-11-03 | The lease is up for renewal ⟦on Saturday⟧. | 2025-11-08
2025-11-03 | The levy disappears ⟦on Friday⟧. | 2025-11-07
2025-11-03 | The seat falls vacant ⟦in February⟧. | 2026-02
2025-11-03 | "We go back to court ⟦in December⟧," her lawyer said. | 2025-12
2025-11-03 | "The ballots are being printed ⟦on Thursday⟧," the registrar said. | 2025-11-06
2025-06-29 | The jury was sent home on Friday and told to come back ⟦on Tuesday⟧. | 2025-07-01
2024-05-22 | Applications are open ⟦from 1 June to 15 July⟧. | 2024-06-01/2024-07-15
2023-08-08 | Ministers meeting in Lund ⟦on Thursday⟧ agreed to disagree. | 2023-08-03
2023-08-08 | Talks that were to have begun ⟦on Monday⟧ never did. |
2023-08-08 | Nobody who lived through ⟦the 1970s⟧ wants them back. | 197X
2022-12-01 | The film comes out ⟦in February⟧. | 2023-02
2022-12-01 | Inflation is seen peaking ⟦in January⟧. | 2023-01
2024-11-09 | He promised a referendum ⟦in the spring⟧. |
2024-11-09 | He had pledged to resign ⟦in January⟧. |
2024-11-09 | ⟦As of Monday⟧, parking costs five crowns an hour. |
2024-11-09 | The tribunal gave the firm until ⟦Friday⟧ to reply. |
2024-11-09 | Expect queues ⟦on Monday⟧. | 2024-11-11
2024-11-09 | A decision is likely ⟦on Tuesday⟧. | 2024-11-12
2024-11-09 | "Come back ⟦on Tuesday⟧," the clerk told her. |
2024-11-09 | The clerk told her to come back ⟦on Tuesday⟧. | 2024-11-12
2024-11-09 | She is standing in the election ⟦on 24 November⟧. | 2024-11-24
2024-11-09 | The council ⟦on Tuesday⟧ agreed to close the pool. | 2024-11-05
2024-11-09 | ⟦On Tuesday⟧ the council agreed to close the pool. | 2024-11-05
2024-11-09 | ⟦On Tuesday⟧ he vowed to fight on. | 2024-11-05
2024-11-09 | Ministers ⟦on Tuesday⟧ promised to act. | 2024-11-05
2024-11-09 | He was to appear in court ⟦on Monday⟧. |
2024-11-09 | The judge ordered him to hand in his passport ⟦on Tuesday⟧. |
2024-11-09 | Voters were urged to stay at home ⟦on Sunday⟧. |
2024-11-09 | He served ⟦from July 2019 until yesterday⟧. | 2019-07/2024-11-08
2024-11-09 | The siege lasted ⟦from Monday until this morning⟧. | 2024-11-04/2024-11-09
2024-11-09 | The rink was closed ⟦from January to last week⟧. | 2024-01/2024-11-03
2024-11-09 | It snowed ⟦on Monday, Tuesday and Wednesday⟧. | 2024-11-04/2024-11-06
2024-11-09 | The club won the cup ⟦in 2019, 2020 and 2021⟧. | 2019/2021
2024-11-09 | The gallery is open ⟦from Tuesday to Sunday⟧. |
2024-11-09 | Kestrel Water appears in court ⟦on Tuesday⟧ over the leak. | 2024-11-12
2024-11-09 | The pool shuts ⟦on Friday⟧ for good. | 2024-11-15
2024-11-09 | The fee goes up ⟦in January⟧. | 2025-01
2024-11-09 | She takes over ⟦in January⟧. | 2025-01
2024-11-09 | The old notes stop being legal tender ⟦on 1 December⟧. | 2024-12-01
2024-11-09 | Nobody expects a breakthrough ⟦on Monday⟧. | 2024-11-11
2024-11-09 | The trial is ⟦in May⟧. | 2025-05
2024-11-09 | Police say ⟦Sunday's⟧ march will be the largest in years. | 2024-11-10
2024-11-09 | Mr Dale, 61, stands for re-election ⟦in May⟧. | 2025-05
2024-11-09 | Last week he said the bridge would open ⟦on Friday⟧. |
2023-10-20 | A verdict is not expected ⟦before Christmas⟧. |
2023-10-20 | Lena Ek takes up her post ⟦on 1 January⟧. | 2024-01-01
2023-10-20 | 12:05 A reminder: ⟦on Sunday⟧ the clocks go back. | 2023-10-22
2023-10-20 | ⟦On Thursday⟧ his lawyers threatened to sue. | 2023-10-19
2023-10-20 | ⟦In September⟧ the ministry promised to publish the list. | 2023-09
2026-02-11 | The bank said that ⟦on Friday⟧ its systems would be down for an hour. | 2026-02-13
2026-02-11 | The commission gave the government ⟦until 1 April⟧ to comply. |
2026-02-11 | Brussels wants an answer ⟦by the end of February⟧. | ../2026-02
2026-02-11 | The pipe burst ⟦two days before Christmas⟧. | 2025-12-23
2026-02-11 | "We bury him ⟦on Saturday⟧," Ms Lund said. |
2026-02-11 | He called the election ⟦on Monday⟧. |
2026-02-11 | The prosecutor invited reporters to a briefing ⟦on Friday⟧. |
2026-02-11 | The army ordered residents to leave ⟦on Sunday⟧. |
2026-02-11 | Observers say the election ⟦on Sunday⟧ will be fair. | 2026-02-15
2026-02-11 | The tram cost three crowns ⟦until January 1⟧. | ../2026-01-01
2026-02-11 | Snow is expected ⟦all through next week⟧. | 2026-02-16/2026-02-22
2026-02-11 | Frost is likely ⟦in the early hours of Friday⟧. | 2026-02-13
2024-04-18 | Varn have a game in hand and face Lund ⟦on Saturday⟧. | 2024-04-20
2024-04-18 | Varn, who play Lund ⟦on Saturday⟧, are without their captain. | 2024-04-20
2024-04-18 | He was killed ⟦between 11pm on Friday and 2am on Saturday⟧. | 2024-04-12/2024-04-13
2024-04-18 | Coming up ⟦on Monday⟧: inflation figures. | 2024-04-22
2024-04-18 | The plant, which has stood idle since November, restarts ⟦on Monday⟧. | 2024-04-22
2024-04-18 | The minister is in Oslo ⟦on Friday⟧. | 2024-04-19
2024-04-18 | He is being held ⟦until Friday⟧. | ../2024-04-19
2025-09-09 | Residents were told to boil their water ⟦on Friday⟧. |
2025-09-09 | Analysts said the fall ⟦on Friday⟧ would be short-lived. |
2025-09-09 | The union announced a strike ⟦on Monday⟧ but gave no date. |
2025-09-09 | Police banned a protest ⟦on Sunday⟧. |
2025-09-09 | Police approved a protest ⟦on Sunday⟧. |
2025-09-09 | Rents rose ⟦in May, June and July⟧. | 2025-05/2025-07
2025-09-09 | Trams did not run ⟦on Friday, Saturday and Sunday⟧. | 2025-09-05/2025-09-07
2025-09-09 | Trams will not run ⟦on Friday, Saturday and Sunday⟧. | 2025-09-12/2025-09-14
2025-09-09 | There will be hearings ⟦in October, November and December⟧. | 2025-10/2025-12
2025-09-09 | He was mayor ⟦from 1999 until last year⟧. | 1999/2024
2025-09-09 | The road was shut ⟦from Saturday until yesterday⟧. | 2025-09-06/2025-09-08
2025-09-09 | The road will be shut ⟦from Saturday until next month⟧. |
2025-09-09 | The shop is open ⟦on Sunday⟧. | 2025-09-14
2025-09-09 | "There is nothing ⟦on Monday⟧," the clerk said. |
2025-09-09 | Her visit ⟦on Sunday⟧ ends years of silence. |
2025-09-09 | Not before ⟦2027⟧, say engineers, will the tunnel be safe. |
2025-09-09 | The tunnel will not open before ⟦2027⟧. |
2025-09-09 | The tunnel had not been inspected before ⟦2019⟧. |
2025-09-09 | He should have been gone by ⟦Christmas⟧. | ../2024-12-25
2025-09-09 | Prices go up ⟦on Monday⟧. | 2025-09-15
2025-09-09 | The ferry goes back into service ⟦in October⟧. | 2025-10
2025-09-09 | The shop shuts ⟦on Saturday⟧ after a century. | 2025-09-13
"""

HELD = """
2025-11-03 | "We lost him ⟦in August⟧," his sister said. | 2025-08
2025-11-03 | The pilots' ballot closes ⟦on Thursday⟧ at noon. | 2025-11-06
2025-06-29 | Bail was refused and the case was adjourned ⟦until Thursday⟧. | ../2025-07-03
2025-06-29 | The appeal, lodged ⟦last autumn⟧, was thrown out within an hour. | 2024-23
2025-06-29 | The money left the account ⟦between 4 and 11 February 2022⟧. | 2022-02-04/2022-02-11
2025-06-29 | The clinic shut its doors ⟦on 31 December 2024⟧ for good. | 2024-12-31
2024-05-22 | Two men were hurt on 2 May. ⟦A week later⟧ one of them died. | 2024-05-09~
2024-05-22 | The vote had been set for 3 May but was held ⟦two days earlier⟧. | 2024-05-01
2023-08-08 | It is not clear whether the talks will go ahead ⟦on Friday⟧. | 2023-08-11
2023-08-08 | What a difference a year makes: ⟦last August⟧ the reservoir was dust. | 2022-08
2023-08-08 | The party has governed ⟦since 2015⟧ and it shows. | 2015/..
2023-08-08 | By ⟦2030⟧ half our pensioners will live alone. | ../2030
2022-12-01 | Q: When did you last speak to her? A: ⟦On Tuesday⟧. | 2022-11-29
2022-12-01 | The orchestra is on tour ⟦until March⟧. | ../2023-03
2022-12-01 | Nurses walked out ⟦for two days⟧. |
2024-11-09 | The bridge was closed ⟦from Sunday to Tuesday⟧. | 2024-11-03/2024-11-05
2024-11-09 | The team has not won away ⟦since September⟧. | 2024-09/..
2024-11-09 | They host Varn ⟦next Saturday⟧. | 2024-11-16
2024-11-09 | They beat Varn ⟦last Saturday⟧. | 2024-11-02
2024-11-09 | The minister pledged to resign ⟦in January⟧ if the numbers do not improve. | 2025-01
2024-11-09 | The strike was called off ⟦hours before⟧ it was due to start. |
2024-11-09 | The plant was meant to close ⟦in 2022⟧. | 2022
2024-11-09 | ⟦Thursday⟧ brought more rain. | 2024-11-07
2024-11-09 | Teachers to strike ⟦Tuesday⟧ | 2024-11-12
2024-11-09 | He was absent ⟦on Tuesday⟧, as he had been the previous week. | 2024-11-05
2024-11-09 | He was absent on Tuesday, as he had been ⟦the previous week⟧. | 2024-10-28/2024-11-03
2024-11-09 | The ferry is out of service ⟦this weekend⟧. |
2024-11-09 | The orders for ⟦2025⟧ are down by a third. | 2025
2024-11-09 | The budget for ⟦next year⟧ was approved on Wednesday. | 2025
2024-11-09 | The budget for next year was approved ⟦on Wednesday⟧. | 2024-11-06
2024-11-09 | Talks in Varn ⟦on Tuesday⟧ are set to focus on fish. | 2024-11-12
2024-11-09 | She spoke at the conference ⟦in May⟧. | 2024-05
2024-11-09 | The pool shut ⟦on Friday⟧ for good. | 2024-11-08
2024-11-09 | The date was set ⟦for 3 December⟧. |
2024-11-09 | With the vote only days away, ⟦Thursday's⟧ debate could decide it. | 2024-11-14
2024-11-09 | He scored twice in ⟦Sunday's⟧ final. | 2024-11-03
2024-11-09 | He said in September that he would step down ⟦in October⟧. |
2023-10-20 | Prosecutors allege that she wired the money ⟦in three batches in June 2021⟧. | 2021-06
2023-10-20 | A verdict is expected ⟦before the end of the month⟧. | ../2023-10
2023-10-20 | He joins from Varn Bank, where he has been chief economist ⟦since 2016⟧. | 2016/..
2023-10-20 | They welcomed the agreement reached ⟦on 9 October⟧. | 2023-10-09
2023-10-20 | Not ⟦since the 1930s⟧ has a government treated its poor so badly. | 1930/..
2023-10-20 | Our columnist wrote ⟦three weeks ago⟧ that the deal was dead. | 2023-09-29~
2023-10-20 | ⟦Come January⟧, we shall see who was right. | 2024-01
2023-10-20 | I moved to Varn ⟦in the autumn of 1999⟧. | 1999-23
2023-10-20 | My first novel came out ⟦when I was thirty, in 2004⟧. | 2004
2023-10-20 | The tour starts ⟦next Friday⟧ in Lund. | 2023-10-27
2023-10-20 | The tour starts in Lund ⟦on the 27th⟧. | 2023-10-27
2023-10-20 | The mill burned down in 1911 and was rebuilt ⟦the following year⟧. | 1912
2023-10-20 | The ship left Varn on 3 October and docked in Lund ⟦on the 9th⟧. | 2023-10-09
2023-10-20 | The ship left Varn ⟦on 28 September⟧ and docked in Lund on 2 October. | 2023-09-28
2023-10-20 | Heavy rain ⟦on Saturday and Sunday⟧ washed out the fair. | 2023-10-14/2023-10-15
2023-10-20 | Six hurt in ⟦Wednesday night⟧ blaze | 2023-10-18
2023-10-20 | The exhibition is on view ⟦through 7 January⟧. | ../2024-01-07
2023-10-20 | Population fell by a fifth ⟦between 2001 and 2021⟧. | 2001/2021
2023-10-20 | Emissions must fall 40 per cent ⟦by 2030⟧ from 1990 levels. | ../2030
2023-10-20 | Polls closed at 8 pm ⟦on Sunday⟧. | 2023-10-15
2023-10-20 | The coalition talks are to conclude ⟦by mid-November⟧. | ../2023-11
2023-10-20 | He has held the seat ⟦for the past eight years⟧. | 2015/2023
2023-10-20 | The board had been warned ⟦as recently as July⟧. | 2023-07
2023-10-20 | The board had been warned ⟦as early as 2018⟧. | 2018
2023-10-20 | He read out a letter dated ⟦Tuesday⟧. | 2023-10-17
2023-10-20 | ⟦On Thursday⟧ his lawyers asked for more time. | 2023-10-19
2023-10-20 | The ministry promised ⟦in September⟧ to publish the list. | 2023-09
2023-10-20 | The ministry has promised to publish the list ⟦in December⟧. | 2023-12
2023-10-20 | The hospital, which will close ⟦in June⟧, employs 400 people. | 2024-06
2023-10-20 | The hospital, which closed ⟦in June⟧, employed 400 people. | 2023-06
2023-10-20 | The hospital's closure ⟦in June⟧ left 400 people without work. | 2023-06
2026-02-11 | The coastguard will resume the search ⟦at first light on Thursday⟧. | 2026-02-12
2026-02-11 | ⟦On Monday⟧ the union threatened further walkouts. | 2026-02-09
2026-02-11 | It was ⟦on Monday⟧ that the first cracks appeared. | 2026-02-09
2026-02-11 | The third reading is scheduled ⟦for 3 March⟧. | 2026-03-03
2026-02-11 | The upper house rejected the bill ⟦in December⟧. | 2025-12
2026-02-11 | The regatta, first held ⟦in 1904⟧, returns in June. | 1904
2026-02-11 | Sales rose 3 per cent in January ⟦from a year earlier⟧. | 2025
2026-02-11 | The central bank left rates unchanged ⟦on 5 February⟧. | 2026-02-05
2026-02-11 | Governor Ruud's term runs out ⟦at the end of 2027⟧. | 2027
2026-02-11 | He served four years of a six-year term that began ⟦in 2019⟧. | 2019
2026-02-11 | She was sentenced to nine years ⟦on 14 November 2025⟧. | 2025-11-14
2026-02-11 | "I haven't slept ⟦since Sunday⟧," said one volunteer. | 2026-02-08/..
2026-02-11 | Where were you ⟦on the night of 7 February⟧? | 2026-02-07
2026-02-11 | The prosecutor asked for twelve years ⟦on Monday⟧. | 2026-02-09
2026-02-11 | She is favourite to win the leadership contest ⟦in September⟧. | 2026-09
2026-02-11 | Polling stations for the election ⟦on Sunday⟧ open at eight. | 2026-02-15
2026-02-11 | Observers said the election ⟦on Sunday⟧ was fair. | 2026-02-08
2026-02-11 | The club confirmed the striker's return ⟦on Tuesday⟧. | 2026-02-10
2026-02-11 | Three days of talks ended ⟦late on Tuesday⟧ without a communique. | 2026-02-10
2026-02-11 | Talks that started ⟦on Sunday⟧ are to end on Thursday. | 2026-02-08
2026-02-11 | He landed on 30 January and was back home ⟦three days later⟧. | 2026-02-02
2026-02-11 | He will speak on Friday; ⟦the next day⟧ he flies home. | 2026-02-14
2024-04-18 | The probe is to reach orbit ⟦in 2031⟧, seven years after launch. | 2031
2024-04-18 | Sea ice reached its lowest extent ⟦this February⟧. | 2024-02
2024-04-18 | Ice loss has doubled ⟦since the early 2000s⟧. | 2000/..
2024-04-18 | A hearing is set for ⟦May 7⟧ at 9 a.m. | 2024-05-07
2024-04-18 | Early voting ends ⟦Friday, May 3⟧. | 2024-05-03
2024-04-18 | The sheriff said ⟦Wednesday⟧ the boy was found safe. | 2024-04-17
2024-04-18 | The sheriff said Wednesday the boy had been missing ⟦since Monday⟧. | 2024-04-15/..
2024-04-18 | The fair returns ⟦Memorial Day weekend⟧. |
2024-04-18 | The measure takes effect ⟦July 1, 2025⟧. | 2025-07-01
2024-04-18 | Varn travel to Lund ⟦on Saturday⟧. | 2024-04-20
2024-04-18 | She has won every race she has entered ⟦since 2021⟧. | 2021/..
2024-04-18 | The games open ⟦on 26 July⟧. | 2024-07-26
2024-04-18 | The games opened ⟦on 26 July⟧ in the rain. | 2023-07-26
2024-04-18 | I got home ⟦at 3am on Sunday⟧ and the door was open. | 2024-04-14
2024-04-18 | The body was found ⟦on the morning of Easter Monday⟧. |
2024-04-18 | This article was first published ⟦on 2 March 2024⟧. | 2024-03-02
2024-04-18 | The plant, which has stood idle ⟦since November⟧, restarts on Monday. | 2023-11/..
2024-04-18 | The minister visited the site in January and again ⟦in March⟧. | 2024-03
2024-04-18 | The dam was finished in 1968. ⟦A decade later⟧ it cracked. | 1978~
2024-04-18 | A deal was struck on Friday, but ⟦two days later⟧ it was dead. | 2024-04-14
2024-04-18 | A deal was struck on Friday, ⟦two days after⟧ the ministers had met. |
2024-04-18 | He was released ⟦on Friday after serving 12 days⟧. | 2024-04-12
2025-09-09 | Ms Holm told parliament ⟦on Thursday⟧ she had nothing to add. | 2025-09-04
2025-09-09 | Analysts said ⟦Friday's⟧ fall was overdone. | 2025-09-05
2025-09-09 | The union announced ⟦on Monday⟧ that it would strike. | 2025-09-08
2025-09-09 | She called ⟦Sunday's⟧ vote a disgrace. | 2025-09-07
2025-09-09 | They agreed ⟦in March⟧ to share the cost. | 2025-03
2025-09-09 | They planned to meet ⟦on Friday⟧. |
2025-09-09 | They plan to meet ⟦on Friday⟧. | 2025-09-12
2025-09-09 | Rents fell ⟦in 2009⟧, 2012 and 2020. | 2009
2025-09-09 | His trial ⟦last November⟧ was the first of its kind. | 2024-11
2025-09-09 | The contract expires ⟦at the end of this month⟧. | 2025-09
2025-09-09 | The contract expired ⟦at the end of last month⟧. | 2025-08
2025-09-09 | They want him gone by ⟦Christmas⟧. | ../2025-12-25
2025-09-09 | Prices went up ⟦on Monday⟧. | 2025-09-08
2024-10-02 | The factory will lay off 300 people ⟦from January⟧. | 2025-01/..
2024-10-02 | Markets in Lund are closed ⟦on Friday⟧ for a holiday. | 2024-10-04
2024-10-02 | The choir sings in the cathedral ⟦on Sunday⟧. | 2024-10-06
2024-10-02 | There is a concert ⟦on Friday⟧. | 2024-10-04
2024-10-02 | There are two more hearings ⟦in November⟧. | 2024-11
2024-10-02 | The trail is closed ⟦between 1 April and 15 June⟧ each year. |
2024-10-02 | The inquiry will hear from him ⟦in the new year⟧. |
2024-10-02 | It may go ⟦this winter⟧, they now say. | 2024-24
2024-10-02 | Scientists warned ⟦as long ago as 1998⟧ that the slope was moving. | 1998
2024-10-02 | We opened in March 2020. ⟦Two weeks later⟧ we closed. |
2024-10-02 | She intends to stand again ⟦in 2026⟧. | 2026
2024-10-02 | Markets in Lund were closed ⟦on Friday⟧ for a holiday. | 2024-09-27
2024-10-02 | Their families last heard from them ⟦in July⟧. | 2024-07
2024-10-02 | The outgoing mayor, in office ⟦since 2008⟧, did not stand. | 2008/..
2024-10-02 | He missed a vote ⟦on Thursday⟧. | 2024-09-26
2024-10-02 | Every day he writes a page, and ⟦the next day⟧ he burns it. |
2024-10-02 | He sold up in 2015 and moved away ⟦the same year⟧. | 2015
2024-10-02 | We opened on 1 March 2020 and closed ⟦two weeks later⟧. | 2020-03-15~
2024-10-02 | If a claim is made on a Friday, it is paid ⟦the following Monday⟧. |
2024-10-02 | Book by ⟦1 November⟧ for a discount. | ../2024-11-01
2024-10-02 | Production of the old model ended ⟦in the spring of 2023⟧. | 2023-21
2024-10-02 | There was snow ⟦on Friday⟧. | 2024-09-27
2024-10-02 | The runner-up conceded ⟦on Monday afternoon⟧. | 2024-09-30
2024-10-02 | Drivers are to strike ⟦on Friday⟧ and again next Tuesday. | 2024-10-04
2024-10-02 | A ferry carrying 90 people ran aground ⟦in thick fog on Monday morning⟧. | 2024-09-30
2024-10-02 | Organisers expect thousands ⟦on Saturday⟧. | 2024-10-05
2024-10-02 | He was convicted in March 2021 and freed ⟦two years later⟧. | 2023
2024-10-02 | Drivers struck ⟦twice in September⟧. | 2024-09
2024-10-02 | The embassy closed its doors ⟦on 20 September⟧ until further notice. | 2024-09-20
2024-10-02 | Drivers, who struck in September, will do so again ⟦in November⟧. | 2024-11
2024-10-02 | The factory laid off 300 people ⟦in January⟧. | 2024-01
2024-10-02 | Talks on a new one are stalled ⟦since June⟧. | 2024-06/..
2024-10-02 | Production of the new model begins ⟦in the spring⟧. | 2025-21
2024-10-02 | The chairman, whose term ends ⟦in May⟧, will not seek another. | 2025-05
2024-10-02 | The government's package, unveiled ⟦last Wednesday⟧, has few friends. | 2024-09-25
2024-10-02 | The road must be cleared ⟦by Friday⟧. | ../2024-10-04
2024-10-02 | There will be snow ⟦on Friday⟧. | 2024-10-04
2024-10-02 | Drivers are on strike ⟦today⟧. | 2024-10-02
2024-10-02 | Rail passengers faced delays ⟦on Friday⟧ as drivers struck. | 2024-09-27
2024-10-02 | Talks on a new one started ⟦in January⟧. | 2024-01
2024-10-02 | The inquiry heard from him ⟦on Monday⟧ and will hear from her today. | 2024-09-30
2024-10-02 | Under a deal reached ⟦in 1994⟧, drivers retire at 55. | 1994
2024-10-02 | The choir sang in the cathedral ⟦on Sunday⟧. | 2024-09-29
2024-10-02 | The club was relegated in May and sold ⟦the following month⟧. | 2024-06
2024-10-02 | I met her ⟦in the winter of 1981⟧, in a bread queue. | 1981-24
2024-10-02 | He has been in prison ⟦since being convicted in March 2021⟧. | 2021-03
2024-10-02 | The rest could be home ⟦by Christmas⟧. | ../2024-12-25
2024-10-02 | Her book appeared in 1962. ⟦The previous year⟧ her husband had died. | 1961
2024-10-02 | The statistics office publishes ⟦September's⟧ figures on 10 October. | 2024-09
2024-10-02 | She first stood ⟦in 2010⟧, and lost. | 2010
2024-10-02 | Doors open ⟦at 7pm on Saturday 12 October⟧. | 2024-10-12
2024-10-02 | Some say it was 1962. Others say it was ⟦the following year⟧. |
2024-10-02 | She left on Saturday. ⟦On Sunday⟧ the letter came. | 2024-09-29
2024-10-02 | Turnout was 44 per cent, the lowest ⟦since 1978⟧. | 1978/..
2024-10-02 | Villagers left ⟦on 12 September⟧ and have not been back. | 2024-09-12
2024-10-02 | The deal lapses ⟦in 2027⟧. | 2027
2024-10-02 | The ministry summoned the ambassador to a meeting ⟦on Monday⟧. |
2024-10-02 | The library has been shut ⟦all week⟧. |
2024-10-02 | When the war came ⟦in 1939⟧, he was eleven. | 1939
2024-10-02 | Details will follow ⟦next Wednesday⟧. | 2024-10-09
2024-10-02 | The chairman, whose term ended ⟦in May⟧, did not seek another. | 2024-05
"""
