import { Link } from '@tanstack/react-router'
import { Page } from '../../../web/components/page.tsx'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { publicAddress } from '../../../web/public-address.ts'
import { useMe } from '../../../web/session.ts'

/** The branches of this business, each with its number and its municipality's rules. */
export function BranchesScreen() {
  const say = useSay()
  const { locale } = useLanguage()
  const me = useMe()
  return (
    <Page
      title={say('registers.branches.title')}
      lead={say('registers.branches.lead', { name: me.organisation.name, kvk: me.organisation.code })}
    >
      <table className="utrecht-table rows">
        <caption className="visually-hidden">{say('registers.branches.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('registers.branches.name')}</th>
            <th scope="col">{say('registers.branches.address')}</th>
            <th scope="col">{say('registers.branches.number')}</th>
            <th scope="col">{say('registers.branches.rules')}</th>
          </tr>
        </thead>
        <tbody>
          {me.branches.map((branch) => (
            <tr key={branch.branchNumber}>
              <td className="is-title">
                <b>{branch.name}</b>
              </td>
              <td className="is-full">
                {branch.street} {branch.houseNumber}
                <span className="sub">
                  {branch.postcode} {branch.town}
                </span>
              </td>
              <td className="mono">{branch.branchNumber}</td>
              <td>
                <a className="text-link" href={publicAddress(`/regels/${branch.municipality}`, locale)}>
                  {say('registers.branches.rules-of', { municipality: branch.municipalityName })}
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {me.role === 'dealer' && (
        <p>
          <Link className="text-link" to="/meldingen">
            {say('notice.own.link')}
          </Link>
        </p>
      )}
    </Page>
  )
}
