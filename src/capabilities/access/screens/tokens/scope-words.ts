import { isMessageKey } from '../../../../platform/messages/index.ts'
import { useSay } from '../../../../web/language.tsx'

/** What a scope allows, in words: 'purchases:write' is "Inkoopregister: vastleggen". One without words stays a code. */
export function useScopeWords(): (scope: string) => string {
  const say = useSay()
  return (scope) => {
    const [resource, deed] = scope.split(':')
    const key = `tokens.resource.${resource}`
    if (!isMessageKey(key) || (deed !== 'read' && deed !== 'write')) return scope
    return say(`tokens.${deed}`, { what: say(key) })
  }
}
