import type { StoryKind } from './measure-stories.ts'

/** What a municipality writes and a dealer says about a kind of finding; made up, as every word of the fictional Twente. */
type Words = {
  /** Why the fact counts, and why the measure follows. */
  weighs: string
  reasons: string
  /** What the dealer must do, one each. */
  actions: readonly string[]
  enough: string
  view: string
  response: string
  /** What was seen at the re-inspection, when it was put right and when it was not. */
  righted: string
  wrongAgain: string
  objection: string
}
export const measureWords: Record<StoryKind, Words> = {
  'gone-in-holding': {
    weighs:
      'Wat binnen de bewaartermijn weg is, kan niet meer terug naar de eigenaar. De politie kon het goed niet meer bekijken.',
    reasons:
      'U verkocht een goed dat u nog moest bewaren. De bewaartermijn is er zodat gestolen goed gevonden wordt voordat het weg is.',
    actions: [
      'Bewaar elk ingekocht goed tot en met de laatste dag van de bewaartermijn in de winkel.',
      'Leg deze goederen apart en zet de laatste dag erbij.',
    ],
    enough: 'Goederen apart leggen kan op de dag zelf. De termijn laat u ook de lopende inkopen nalopen.',
    view: 'Een vaste klant wilde het horloge meteen hebben. Ik wist niet dat de termijn nog liep.',
    response:
      'De laatste dag stond in uw eigen register. Dat een klant haast heeft, maakt de termijn niet korter.',
    righted: 'Alle negen goederen in de bewaartermijn lagen apart in een kast, elk met de laatste dag erop.',
    wrongAgain: 'Van de acht goederen in de bewaartermijn waren er twee weg. De kassa toonde de verkoop.',
    objection:
      'Grond 1: er is maar een keer iets verkocht. Antwoord: een verkoop binnen de termijn is genoeg, het goed is daarna onvindbaar.',
  },
  'sale-missing': {
    weighs: 'Van deze verkopen is niet na te gaan wie kocht. De goederen zijn daardoor niet meer te volgen.',
    reasons:
      'Verkopen stonden niet in uw verkoopregister. Zonder inschrijving is een gestolen goed niet terug te vinden.',
    actions: [
      'Schrijf elke verkoop van een gebruikt goed op de dag zelf in het verkoopregister.',
      'Noteer daarbij de naam en het adres van de koper.',
    ],
    enough: 'Het register is er al. Een verkoop inschrijven kost een paar minuten.',
    view: 'Een nieuwe medewerker sloeg de verkopen alleen aan op de kassa. Hij weet nu hoe het moet.',
    response: 'U bent verantwoordelijk voor het register, ook als een medewerker verkoopt.',
    righted: 'Tien verkopen van de kassa nagezocht. Alle tien stonden in het verkoopregister, met de koper.',
    wrongAgain: 'Van de tien verkopen op de kassa stonden er drie niet in het verkoopregister.',
    objection:
      'Grond 1: de kassabonnen zijn er wel. Antwoord: op een kassabon staat geen koper, dus hij vervangt het register niet.',
  },
  'sales-register-missing': {
    weighs: 'Zonder verkoopregister is van geen enkel goed na te gaan waar het bleef.',
    reasons:
      'U hield geen verkoopregister bij. De verordening vraagt dat van elke handelaar in gebruikte goederen.',
    actions: [
      'Begin een verkoopregister en schrijf elke verkoop op de dag zelf in.',
      'Laat het register zien als een toezichthouder daarom vraagt.',
    ],
    enough: 'Een verkoopregister kunt u in een dag beginnen, op papier of in Helder.',
    view: 'Ik dacht dat het inkoopregister genoeg was. Ik ben nu met een verkoopregister begonnen.',
    response:
      'Het is goed dat u begonnen bent. Bij het bezoek was het er niet, en u kreeg er eerder een brief over.',
    righted: 'Er was een verkoopregister. Het liep door tot de dag van de hercontrole en had geen gaten.',
    wrongAgain: 'Er lag een verkoopregister, maar het was leeg. De kassa toonde veertien verkopen.',
    objection:
      'Grond 1: de termijn was te kort. Antwoord: een register beginnen kan in een dag, u had twee weken.',
  },
  'document-missing': {
    weighs: 'Zonder nummer van het document is niet zeker wie het goed aanbood.',
    reasons: 'Bij inkopen ontbrak het identiteitsbewijs van de verkoper. De verkoper is dan niet te vinden.',
    actions: ['Vraag bij elke inkoop het identiteitsbewijs en schrijf de soort en het nummer op.'],
    enough: 'Naar een document vragen kan vanaf de volgende inkoop.',
    view: 'Dit waren klanten die ik al jaren ken. Voortaan vraag ik het ook aan hen.',
    response: 'De regel geldt voor elke verkoper, ook voor wie u kent.',
    righted: 'Bij twaalf inkopen van de laatste weken stond telkens de soort en het nummer van het document.',
    wrongAgain: 'Bij twee van de twaalf inkopen ontbrak het nummer van het document opnieuw.',
    objection:
      'Grond 1: de verkopers zijn bekend. Antwoord: in het register staat niet met welk document dat is nagezien.',
  },
}

export const NO_MEASURE =
  'De handelaar heeft het hersteld en laten zien hoe het voortaan gaat. Een maatregel voegt daar nu niets aan toe.'

/** The interests of each side, weighed: the same two of each shop, as a policy rule writes them. */
export const interests = [
  {
    side: 'dealer' as const,
    interest: 'De winkel wil zonder extra lasten kunnen werken.',
    weighing: 'De maatregel vraagt niet meer dan wat elke handelaar al moet doen.',
  },
  {
    side: 'public' as const,
    interest: 'Bewoners willen gestolen goed terug, en geen winkel waar het verdwijnt.',
    weighing: 'Dat weegt zwaarder: zonder deze regel is gestolen goed niet te vinden.',
  },
]
