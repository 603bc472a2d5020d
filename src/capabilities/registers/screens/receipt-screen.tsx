import { queryOptions, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { getJson, postJson } from '../../../web/api.ts'
import { Button, buttonClass } from '../../../web/components/button.tsx'
import { Icon } from '../../../web/components/icon.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { useSay } from '../../../web/language.tsx'
import { policyQuery } from '../../../web/policies.ts'
import { useMe } from '../../../web/session.ts'
import { policyOn, ruleOn } from '../../policy/rules/policy-on.ts'
import type { PersonView, PurchaseView } from '../contract.ts'
import { leafHash, type ReceiptFile } from './leaf-hash.ts'
import { kindOf, ReceiptSheet } from './receipt-sheet.tsx'
import { purchaseQuery } from './register-queries.ts'
import './receipt.css'

const route = getRouteApi('/register/$id/bewijs')

/**
 * Who the receipt is for. It is opened with that purpose and recorded once per visit; it is in no cache after it, so
 * that the next one at this computer opens it anew.
 */
const sellerQuery = (entry: PurchaseView) =>
  queryOptions({
    queryKey: ['receipt-seller', entry.id],
    queryFn: () => postJson<PersonView>(`/v1/purchases/${entry.id}/seller-views`, { purposeCode: 'receipt' }),
    enabled: entry.conditions !== 'opening-stock',
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })

const proofQuery = (entry: PurchaseView) =>
  queryOptions({
    queryKey: ['receipt', entry.id],
    queryFn: async ({ signal }) => {
      const file = await getJson<ReceiptFile>(`/v1/purchases/${entry.id}/receipt`, signal)
      return { origin: file.log.origin, index: file.index, hash: await leafHash(file.leaf) }
    },
    enabled: entry.certification === 'certified',
    staleTime: Number.POSITIVE_INFINITY,
  })

/** The receipt on A4: register proof, purchase statement and privacy notice in one, ready to print and sign. */
export function ReceiptScreen() {
  const { id } = route.useParams()
  const { data: entry, error, refetch } = useQuery(purchaseQuery(id))
  return (
    <main className="receipt" id="content">
      {entry === undefined ? (
        <div className="receipt-bar">
          {error ? <ProblemNotice error={error} onAgain={() => void refetch()} /> : <Loading />}
        </div>
      ) : (
        <Receipt entry={entry} />
      )}
    </main>
  )
}

function Receipt({ entry }: { entry: PurchaseView }) {
  const say = useSay()
  const me = useMe()
  const branch = me.branches.find(({ branchNumber }) => branchNumber === entry.branchNumber)
  const seller = useQuery(sellerQuery(entry))
  const proof = useQuery(proofQuery(entry))
  const { data: policyView } = useQuery(policyQuery(entry.municipality))
  const number = String(entry.sequenceNumber)
  const title = say('registers.receipt.title', { kind: kindOf(entry), number })
  useEffect(() => {
    document.title = `${title} - Helder`
  }, [title])
  const day = dayInAmsterdam(new Date(entry.acquiredAt))
  const isOpen = entry.conditions === 'opening-stock' || seller.data !== undefined
  return (
    <>
      <div className="receipt-bar no-print">
        <Link className="text-link" to="/register/$id" params={{ id: entry.id }}>
          <Icon name="back" />
          {say('registers.entry.title', { number })}
        </Link>
        <div className="deeds">
          {entry.certification === 'certified' && (
            <a className={buttonClass({ small: true })} href={`/v1/purchases/${entry.id}/receipt`} download>
              <Icon name="download" />
              {say('registers.entry.download')}
            </a>
          )}
          {isOpen && (
            <Button main small onClick={() => window.print()}>
              <Icon name="print" />
              {say('registers.entry.print')}
            </Button>
          )}
        </div>
      </div>
      {seller.error && (
        <div className="receipt-bar no-print">
          <ProblemNotice error={seller.error} onAgain={() => void seller.refetch()} />
        </div>
      )}
      {branch && isOpen && policyView ? (
        <ReceiptSheet
          title={title}
          entry={entry}
          branch={branch}
          dealer={me.organisation}
          person={seller.data ?? null}
          proof={proof.data ?? null}
          retentionMonths={policyOn(policyView.rules, day).retention?.months ?? null}
          legalBasis={ruleOn(policyView.rules, 'seller', day)?.legalBasis ?? null}
        />
      ) : (
        !seller.error && (
          <div className="receipt-bar">
            <Loading />
          </div>
        )
      )}
    </>
  )
}
