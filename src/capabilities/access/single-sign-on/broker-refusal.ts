import * as oidc from 'openid-client'

/**
 * Why a broker's answer brings nobody in.
 * broker-down: it can't be reached or is out of order. cancelled: the person went back there. answer-refused: what came back
 * is not what we asked for, or not the broker's.
 */
export type BrokerReason = 'broker-down' | 'cancelled' | 'assurance-too-low' | 'answer-refused'

// OpenID Connect Core 3.1.2.6 and RFC 6749 4.1.2.1; unmet_authentication_requirements is OIDC's own extension.
const saidByBroker: Record<string, BrokerReason> = {
  access_denied: 'cancelled',
  login_required: 'cancelled',
  interaction_required: 'cancelled',
  unmet_authentication_requirements: 'assurance-too-low',
  server_error: 'broker-down',
  temporarily_unavailable: 'broker-down',
}
const OUT_OF_ORDER = ['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_PARSE_ERROR']

export function brokerRefusal(error: unknown): BrokerReason {
  if (error instanceof oidc.AuthorizationResponseError) return saidByBroker[error.error] ?? 'answer-refused'
  if (error instanceof oidc.ResponseBodyError) return error.status >= 500 ? 'broker-down' : 'answer-refused'
  const { code, cause } = error as { code?: string; cause?: { code?: string } }
  if (OUT_OF_ORDER.includes(code ?? '')) return 'broker-down'
  // fetch says so when nobody listens, the name is unknown or the certificate is wrong.
  if (error instanceof TypeError && (cause?.code !== undefined || error.message === 'fetch failed'))
    return 'broker-down'
  return 'answer-refused'
}
