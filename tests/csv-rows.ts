import type { TheftRequest } from '../seeds/generator/public.ts'
import { type PurchaseColumn, purchaseColumns } from '../src/capabilities/registers/rules/purchase-columns.ts'
import { joinIdentifiers } from '../src/capabilities/registers/rules/purchase-rows.ts'
import type { PurchaseRequest } from '../src/capabilities/registers/contract.ts'
import type { FeedColumn } from '../src/capabilities/thefts/rules/feed-columns.ts'
import type { IdentifierKind } from '../src/identifiers/public.ts'

export const theftColumns = [
  'Bron',
  'BronUniekID',
  'Registratienummer',
  'Categorie',
  'Merk',
  'Merktype',
  'Kleur',
  'Omschrijving',
  'Pleegdatum',
  'Pleegplaats',
  'Kenteken_regnr',
  'Motor_serienr',
  'Chassis_graveer',
  'Uniek_nummer',
] as const satisfies readonly FeedColumn[]

/** Lines of a file in RFC 4180 with the line end behind each. */
export function csvLine(cells: readonly unknown[]): string {
  return `${cells.map(cell).join(',')}\r\n`
}

function cell(value: unknown): string {
  const text = value === null || value === undefined ? '' : String(value as string | number)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

export const purchaseHeader = csvLine(purchaseColumns)
export const theftHeader = csvLine(theftColumns)

/** A purchase of the API as lines of `helder import purchases`, one per item. */
export function purchaseLines(purchase: PurchaseRequest): string[] {
  const seller = purchase.seller ?? {}
  return purchase.items.map((item) => {
    const cells: Partial<Record<PurchaseColumn, unknown>> = {
      reference: purchase.reference,
      branch_number: purchase.branchNumber,
      acquired_at: purchase.acquiredAt,
      category: item.category,
      brand: item.brand,
      model: item.model,
      colour: item.colour,
      description: item.description,
      quantity: item.quantity,
      identifiers: joinIdentifiers(item.identifiers ?? []),
      identifier_absent_reason: item.identifierAbsentReason,
      price_cents: item.priceCents,
      conditions: purchase.conditions,
      pledge_until: purchase.pledgeUntil,
      payment_method: purchase.paymentMethod,
      seller_kind: seller.kind,
      seller_name: seller.name,
      seller_street: seller.street,
      seller_house_number: seller.houseNumber,
      seller_postcode: seller.postcode,
      seller_town: seller.town,
      seller_country: seller.country,
      seller_is_adult: seller.isAdult ? 'yes' : 'no',
      document_kind: seller.documentKind,
      document_number: seller.documentNumber,
      document_country: seller.documentCountry,
      material: item.material,
      fineness: item.fineness,
      weight_grams: item.weightGrams,
    }
    return csvLine(purchaseColumns.map((column) => cells[column]))
  })
}

const columnOfKind: Partial<Record<IdentifierKind, FeedColumn>> = {
  plate: 'Kenteken_regnr',
  engine: 'Motor_serienr',
  vin: 'Chassis_graveer',
  frame: 'Chassis_graveer',
  engraving: 'Chassis_graveer',
}

/** A theft report of the API as lines of `helder import thefts`, one per item: a column holds one number, the first. */
export function theftLines(report: TheftRequest): string[] {
  return report.items.map((item) => {
    const cells: Partial<Record<FeedColumn, unknown>> = {
      Bron: report.source,
      BronUniekID: item.reference,
      Registratienummer: report.registrationNumber,
      Categorie: item.category,
      Merk: item.brand,
      Merktype: item.model,
      Kleur: item.colour,
      Omschrijving: item.description,
      Pleegdatum: report.committedOn,
      Pleegplaats: report.place,
    }
    for (const { kind, value } of item.identifiers ?? [])
      cells[columnOfKind[kind] ?? 'Uniek_nummer'] ??= value
    return csvLine(theftColumns.map((column) => cells[column]))
  })
}
