// Checks logs with Go's own golang.org/x/mod/sumdb/{note,tlog}: nothing of this project is used.
// Usage: main <vkey> [-without-leaf-check], log folders one a line on standard input. Prints for each
// "good" or "tampered: <why>". A file "earlier" in a folder is a checkpoint that the log must continue.
package main

import (
	"bufio"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const tileHeight = 8

func main() {
	verifier, err := note.NewVerifier(os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	leafCheck := len(os.Args) < 3
	folders := bufio.NewScanner(os.Stdin)
	for folders.Scan() {
		if err := check(folders.Text(), verifier, leafCheck); err != nil {
			fmt.Printf("tampered: %s\n", strings.ReplaceAll(err.Error(), "\n", " "))
		} else {
			fmt.Println("good")
		}
	}
}

func check(dir string, verifier note.Verifier, leafCheck bool) error {
	tree, err := readCheckpoint(filepath.Join(dir, "checkpoint"), verifier)
	if err != nil {
		return err
	}
	reader := tlog.TileHashReader(tree, tiles{dir, tree.N})
	if err := checkTree(tree, reader); err != nil {
		return err
	}
	if leafCheck {
		if err := checkLeaves(dir, tree, reader); err != nil {
			return err
		}
	}
	return checkEarlier(dir, tree, reader, verifier)
}

func checkTree(tree tlog.Tree, reader tlog.HashReader) error {
	root, err := tlog.TreeHash(tree.N, reader)
	if err == nil && root != tree.Hash {
		err = errors.New("the tiles do not make the root hash")
	}
	return err
}

func checkLeaves(dir string, tree tlog.Tree, reader tlog.HashReader) error {
	for n := int64(0); n*256 < tree.N; n++ {
		entries, err := readBundle(dir, n, width(tree.N, n))
		if err != nil {
			return err
		}
		var places []int64
		for i := range entries {
			places = append(places, tlog.StoredHashIndex(0, n*256+int64(i)))
		}
		// The reader hands out only hashes that it has proven to belong to the tree.
		hashes, err := reader.ReadHashes(places)
		if err != nil {
			return err
		}
		for i, entry := range entries {
			if hashes[i] != tlog.RecordHash(entry) {
				return fmt.Errorf("entry %d is not the one in the tree", n*256+int64(i))
			}
		}
		if err := checkProof(tree, reader, n*256, entries[0]); err != nil {
			return err
		}
	}
	return nil
}

func checkProof(tree tlog.Tree, reader tlog.HashReader, index int64, entry []byte) error {
	proof, err := tlog.ProveRecord(tree.N, index, reader)
	if err != nil {
		return err
	}
	return tlog.CheckRecord(proof, tree.N, tree.Hash, index, tlog.RecordHash(entry))
}

func checkEarlier(dir string, tree tlog.Tree, reader tlog.HashReader, verifier note.Verifier) error {
	path := filepath.Join(dir, "earlier")
	if _, err := os.Stat(path); err != nil {
		return nil
	}
	earlier, err := readCheckpoint(path, verifier)
	if err != nil {
		return err
	}
	if earlier.N > tree.N {
		return errors.New("the log is shorter than it was")
	}
	proof, err := tlog.ProveTree(tree.N, earlier.N, reader)
	if err != nil {
		return err
	}
	return tlog.CheckTree(proof, tree.N, tree.Hash, earlier.N, earlier.Hash)
}

// readCheckpoint reads a C2SP tlog-checkpoint; tlog.ParseTree knows Go's own first line only.
func readCheckpoint(path string, verifier note.Verifier) (tlog.Tree, error) {
	var tree tlog.Tree
	message, err := os.ReadFile(path)
	if err != nil {
		return tree, err
	}
	opened, err := note.Open(message, note.VerifierList(verifier))
	if err != nil {
		return tree, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) < 4 || lines[0] != verifier.Name() {
		return tree, errors.New("not a checkpoint of this log")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil || lines[1] != strconv.FormatInt(size, 10) {
		return tree, errors.New("no tree size")
	}
	root, err := base64.StdEncoding.DecodeString(lines[2])
	if err != nil || len(root) != tlog.HashSize {
		return tree, errors.New("no root hash")
	}
	tree.N = size
	copy(tree.Hash[:], root)
	return tree, nil
}

func width(size, n int64) int64 {
	if size-n*256 < 256 {
		return size - n*256
	}
	return 256
}

func readBundle(dir string, n, width int64) ([][]byte, error) {
	bundle, err := os.ReadFile(filepath.Join(dir, "tile", "entries", suffix(n, int(width))))
	if err != nil {
		return nil, err
	}
	var entries [][]byte
	for len(bundle) >= 2 {
		end := 2 + int(binary.BigEndian.Uint16(bundle))
		if end > len(bundle) {
			return nil, errors.New("an entry runs over the end of its bundle")
		}
		entries = append(entries, bundle[2:end])
		bundle = bundle[end:]
	}
	if len(bundle) != 0 || int64(len(entries)) != width {
		return nil, fmt.Errorf("bundle %d holds %d entries, not %d", n, len(entries), width)
	}
	return entries, nil
}

// tiles reads tiles where C2SP tlog-tiles has them; Go's own paths have the tile height in front.
type tiles struct {
	dir  string
	size int64
}

func (t tiles) Height() int { return tileHeight }

func (t tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	var data [][]byte
	for _, tile := range wanted {
		path := filepath.Join(t.dir, "tile", strconv.Itoa(tile.L), suffix(tile.N, tile.W))
		bytes, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		if len(bytes) != tile.W*tlog.HashSize {
			return nil, fmt.Errorf("%s is %d bytes long", path, len(bytes))
		}
		data = append(data, bytes)
	}
	return data, nil
}

func (t tiles) SaveTiles([]tlog.Tile, [][]byte) {}

func suffix(n int64, width int) string {
	path := fmt.Sprintf("%03d", n%1000)
	for n >= 1000 {
		n /= 1000
		path = fmt.Sprintf("x%03d/%s", n%1000, path)
	}
	if width < 256 {
		path = fmt.Sprintf("%s.p/%d", path, width)
	}
	return path
}
