export type DeviceStore = <T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
) => Promise<T>

/** One store of an IndexedDB database on this device. The answer comes after the transaction was completed. */
export function deviceStore(database: string, name: string): DeviceStore {
  return (mode, work) =>
    new Promise((resolve, reject) => {
      const opening = indexedDB.open(database, 1)
      opening.onupgradeneeded = () => opening.result.createObjectStore(name)
      opening.onerror = () => reject(opening.error)
      opening.onsuccess = () => {
        const opened = opening.result
        const transaction = opened.transaction(name, mode)
        const request = work(transaction.objectStore(name))
        transaction.oncomplete = () => {
          opened.close()
          resolve(request.result)
        }
        transaction.onerror = () => {
          opened.close()
          reject(transaction.error)
        }
      }
    })
}
