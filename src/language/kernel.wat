;; y[i][j] = bias[j] + x[i] . w[j] for n rows of x and m rows of w, each of d numbers; d and m are multiples of 4.
;; Addresses are bytes. kernel.ts holds what wat2wasm (the WebAssembly Binary Toolkit) makes of it, in base 64.
(module
  (memory (import "env" "memory") 1)
  (func (export "affine")
    (param $x i32) (param $n i32) (param $d i32) (param $w i32) (param $bias i32) (param $m i32) (param $y i32)
    (local $row i32) (local $j i32) (local $k i32) (local $w0 i32) (local $w1 i32) (local $w2 i32) (local $w3 i32)
    (local $xk v128) (local $a v128) (local $b v128) (local $c v128) (local $e v128)
    (local $xi i32) (local $end i32)
    (local.set $row (i32.shl (local.get $d) (i32.const 2)))
    (block $done (loop $rows
      (br_if $done (i32.eqz (local.get $n)))
      (local.set $j (i32.const 0))
      (local.set $w0 (local.get $w))
      (block $last (loop $units
        (br_if $last (i32.ge_u (local.get $j) (local.get $m)))
        (local.set $w1 (i32.add (local.get $w0) (local.get $row)))
        (local.set $w2 (i32.add (local.get $w1) (local.get $row)))
        (local.set $w3 (i32.add (local.get $w2) (local.get $row)))
        (local.set $a (v128.const f32x4 0 0 0 0))
        (local.set $b (v128.const f32x4 0 0 0 0))
        (local.set $c (v128.const f32x4 0 0 0 0))
        (local.set $e (v128.const f32x4 0 0 0 0))
        (local.set $k (i32.const 0))
        (loop $sum
          (local.set $xk (v128.load (i32.add (local.get $x) (local.get $k))))
          (local.set $a (f32x4.add (local.get $a) (f32x4.mul (local.get $xk) (v128.load (i32.add (local.get $w0) (local.get $k))))))
          (local.set $b (f32x4.add (local.get $b) (f32x4.mul (local.get $xk) (v128.load (i32.add (local.get $w1) (local.get $k))))))
          (local.set $c (f32x4.add (local.get $c) (f32x4.mul (local.get $xk) (v128.load (i32.add (local.get $w2) (local.get $k))))))
          (local.set $e (f32x4.add (local.get $e) (f32x4.mul (local.get $xk) (v128.load (i32.add (local.get $w3) (local.get $k))))))
          (local.set $k (i32.add (local.get $k) (i32.const 16)))
          (br_if $sum (i32.lt_u (local.get $k) (local.get $row))))
        ;; four sums of four lanes, transposed
        (local.set $xk (f32x4.add
          (i8x16.shuffle 0 1 2 3 16 17 18 19 8 9 10 11 24 25 26 27 (local.get $a) (local.get $b))
          (i8x16.shuffle 4 5 6 7 20 21 22 23 12 13 14 15 28 29 30 31 (local.get $a) (local.get $b))))
        (local.set $c (f32x4.add
          (i8x16.shuffle 0 1 2 3 16 17 18 19 8 9 10 11 24 25 26 27 (local.get $c) (local.get $e))
          (i8x16.shuffle 4 5 6 7 20 21 22 23 12 13 14 15 28 29 30 31 (local.get $c) (local.get $e))))
        (v128.store (i32.add (local.get $y) (i32.shl (local.get $j) (i32.const 2)))
          (f32x4.add
            (v128.load (i32.add (local.get $bias) (i32.shl (local.get $j) (i32.const 2))))
            (f32x4.add
              (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $xk) (local.get $c))
              (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31 (local.get $xk) (local.get $c)))))
        (local.set $w0 (i32.add (local.get $w3) (local.get $row)))
        (local.set $j (i32.add (local.get $j) (i32.const 4)))
        (br $units)))
      (local.set $x (i32.add (local.get $x) (local.get $row)))
      (local.set $y (i32.add (local.get $y) (i32.shl (local.get $m) (i32.const 2))))
      (local.set $n (i32.sub (local.get $n) (i32.const 1)))
      (br $rows)))))
