// An identity provider of this machine: the npm package oidc-provider, with the three clients that a town may be.

import { generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";

import { Provider } from "oidc-provider";

const SECRET = "a-secret-of-the-sample-town";

/** Keys of a provider: one of each kind with which it signs. */
function newKeys(name) {
  const of = (kind, options, alg) => {
    const { privateKey } = generateKeyPairSync(kind, options);
    return { ...privateKey.export({ format: "jwk" }), alg, use: "sig", kid: `${name}-${kind}` };
  };
  return { keys: [of("ec", { namedCurve: "P-256" }, "ES256"), of("rsa", { modulusLength: 2048 }, "RS256")] };
}

/** What it knows of whoever comes: gBizID names a company and the delegation under which somebody acts for it. */
const COMPANY = { corporate_number: "1234567890123", corp_name: "見本商店", mandate: "補助金の申請" };

/**
 * A provider for the town whose pages begin with `base`: デジタル認証アプリ, which the town shows a signature of its own,
 * gBizID, which signs with RSA and tells of companies, and LINE, each as a client of its own. `townKeys` is where the town
 * publishes its key.
 */
export async function provide(base, townKeys = `${base}/sign-in/ways/card/keys.json`) {
  const server = createServer();
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const issuer = `http://127.0.0.1:${server.address().port}`;
  // It says on its console that it is no provider for anyone real.
  const { info, warn } = console;
  console.info = console.warn = () => {};
  const client = (profile, alg, more) => ({
    client_id: `engawa-${profile}`,
    redirect_uris: [`${base}/sign-in/ways/${profile}/back`],
    id_token_signed_response_alg: alg,
    ...more,
  });
  const telling = { token_endpoint_auth_method: "client_secret_post", client_secret: SECRET };
  const signing = { token_endpoint_auth_method: "private_key_jwt", token_endpoint_auth_signing_alg: "ES256", jwks_uri: townKeys };
  let answers;
  const begin = (name) => {
    const provider = new Provider(issuer, {
      jwks: newKeys(name),
      clients: [client("card", "ES256", signing), client("gbizid", "RS256", telling), client("line", "ES256", telling)],
      cookies: { keys: ["sample"] },
      scopes: ["openid", "profile", "mandate"],
      claims: { openid: ["sub"], profile: ["corporate_number", "corp_name"], mandate: ["mandate"] },
      findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, ...COMPANY }) }),
      pkce: { methods: ["S256"], required: () => true },
    });
    answers = provider.callback();
  };
  begin("one");
  server.on("request", (request, response) => answers(request, response));
  const stop = () => {
    server.closeAllConnections();
    server.close();
    Object.assign(console, { info, warn });
  };
  return { issuer, secret: SECRET, turn: () => begin("two"), stop };
}
