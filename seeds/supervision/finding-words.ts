import type { FindingKind } from '../../src/capabilities/findings/public.ts'

/** What an inspector wrote, per kind; made up, as every word of the fictional Twente. */
export const findingWords: Record<FindingKind, readonly string[]> = {
  'register-in-order': [
    'Ik heb tien inschrijvingen van de laatste vier weken bekeken. Alle tien waren volledig en op de dag zelf ingeschreven.',
    'Zes goederen uit de winkel nagezocht in het register. Alle zes stonden erin, met de gegevens van de aanbieder.',
  ],
  'sales-register-in-order': [
    'Ik heb vijf verkopen van de afgelopen maand bekeken. Bij alle vijf stonden de koper en de prijs.',
    'Het verkoopregister liep door tot de dag van het bezoek en had geen gaten.',
  ],
  'shelf-in-order': [
    'De goederen in de bewaartermijn lagen apart in een kast, met een kaartje met de datum.',
    'Vier goederen in de bewaartermijn bekeken. Zij waren er alle vier en waren niet bewerkt.',
  ],
  'entry-incomplete': [
    'Bij twee inkopen van telefoons ontbrak het merk en het IMEI-nummer.',
    'Bij een gouden armband stond alleen "sieraad". Gewicht en gehalte ontbraken.',
  ],
  'entry-late': [
    'Drie inkopen van maandag stonden pas op donderdag in het register.',
    'Een fiets die vrijdag was gekocht, stond er dinsdag nog niet in. De handelaar schreef hem in terwijl ik er was.',
  ],
  'document-missing': [
    'Bij drie inkopen stond geen nummer van een identiteitsbewijs.',
    'Bij een inkoop van koper stond de naam wel, maar niet met welk document die was nagezien.',
  ],
  'photo-missing': ['Van twee ringen zonder graveerwerk was geen foto. De verordening vraagt die.'],
  'sale-incomplete': ['Bij vier verkopen ontbrak het adres van de koper.'],
  'notice-missing': [
    'De verhuizing naar dit adres was niet gemeld aan de burgemeester.',
    'De handelaar begon vorige maand met inkopen van telefoons en had dat niet gemeld.',
  ],
  'register-missing': ['Er was geen inkoopregister, op papier niet en digitaal niet.'],
  'register-not-shown': [
    'De medewerker kon het register niet tonen: alleen de eigenaar had het wachtwoord, en die was er niet.',
  ],
  'entry-missing': [
    'In de vitrine lagen twee telefoons die niet in het register stonden. De handelaar wist niet meer van wie zij kwamen.',
    'Een boormachine op de plank stond niet in het register.',
  ],
  'paper-register-gap': [
    'In het boek ontbraken de bladzijden 14 en 15. Bladzijde 22 had drie open regels tussen de inschrijvingen.',
  ],
  'gone-in-holding': [
    'Een horloge dat nog drie dagen bewaard moest blijven, was er niet meer. Volgens de kassa was het de dag ervoor verkocht.',
    'Twee telefoons uit het register waren binnen de bewaartermijn verkocht.',
  ],
  'altered-in-holding': [
    'Een fiets was binnen de bewaartermijn overgespoten. De oude kleur was nog te zien.',
  ],
  'sales-register-missing': [
    'Er was geen verkoopregister. De handelaar bewaarde alleen kassabonnen zonder naam.',
  ],
  'sale-missing': [
    'Drie gebruikte telefoons die volgens de kassa waren verkocht, stonden niet in het verkoopregister.',
  ],
  'offer-not-reported': [
    'De handelaar vertelde dat iemand vorige week zes dezelfde accuboormachines aanbood. Dat was niet gemeld.',
  ],
  'inspection-refused': [
    'De eigenaar liet ons de werkplaats niet in, ook niet nadat ik mij had gelegitimeerd.',
  ],
  'bought-from-minor': [
    'Uit het register bleek dat een spelcomputer was gekocht van een jongen van 16. De handelaar had de leeftijd niet gevraagd.',
  ],
  'register-altered': [
    'Twee prijzen in het papieren register waren overgeplakt. Eronder stond een ander bedrag.',
  ],
  'order-not-followed': [
    'Bij de hercontrole was er nog steeds geen verkoopregister, terwijl de termijn van de last voorbij was.',
  ],
  'police-report': [
    'De politie meldde in een bestuurlijke rapportage twee gestolen fietsen in de werkplaats.',
  ],
}

/** What dealers say of a finding against them. */
export const answersGiven: readonly string[] = [
  'Dat klopt. Wij waren die week met te weinig mensen. Het wordt nu elke avond nagekeken.',
  'De verkoper had haast. Wij hebben de gegevens later die dag alsnog gevraagd.',
  'Ik wist niet dat dit moest. Sinds uw bezoek doen wij het wel.',
  'Dit is een vergissing van een nieuwe medewerker. Zij heeft uitleg gekregen.',
  'Ik ben het er niet mee eens: het goed was van mijzelf en niet gekocht.',
  'Wij hebben de kassa aangepast, zodat dit veld niet meer leeg kan blijven.',
]

export const needs = {
  first: 'Deze winkel is nog niet eerder bezocht. Wij kijken of het register wordt bijgehouden.',
  periodic: 'Gewone controle volgens het controleplan van dit jaar.',
  're-inspection': 'Hercontrole: bij het vorige bezoek was iets niet op orde.',
  tip: 'Uit de buurt kwam een melding over goederen die meteen na inkoop weer weg waren.',
  joint: 'Gezamenlijke controle met de politie, afgesproken in de driehoek.',
} as const
