//! Finite fields: numbers from 0 to a prime power, with their own sums and products.
//!
//! The number a₀ + a₁p + a₂p² … stands for the polynomial a₀ + a₁x + a₂x² … over the whole numbers modulo p, taken
//! modulo a polynomial for which the powers of x run through all but 0 (Lidl & Niederreiter, *Finite Fields*).

/// The field of a prime power.
#[derive(Debug, Clone)]
pub(crate) struct Field {
    size: usize,
    prime: usize,
    /// The powers of x, and for each number but 0 which power it is.
    power: Vec<usize>,
    log: Vec<usize>,
}

impl Field {
    /// The field with so many numbers; nothing if that is no prime power.
    pub(crate) fn of(size: usize) -> Option<Self> {
        let prime = (2..=size).find(|divisor| size.is_multiple_of(*divisor))?;
        let mut rest = size;
        while rest.is_multiple_of(prime) {
            rest /= prime;
        }
        if rest != 1 {
            return None;
        }
        // The modulus is x to its degree minus one of these; one of them fits for every prime power.
        (1..size).find_map(|tail| {
            let power = powers(size, prime, tail)?;
            let mut log = vec![0; size];
            for (exponent, &number) in power.iter().enumerate() {
                log[number] = exponent;
            }
            Some(Self { size, prime, power, log })
        })
    }

    pub(crate) fn sum(&self, a: usize, b: usize) -> usize {
        let (mut a, mut b, mut place, mut sum) = (a, b, 1, 0);
        while place < self.size {
            sum += (a + b) % self.prime * place;
            (a, b, place) = (a / self.prime, b / self.prime, place * self.prime);
        }
        sum
    }

    pub(crate) fn product(&self, a: usize, b: usize) -> usize {
        if a == 0 || b == 0 { 0 } else { self.power[(self.log[a] + self.log[b]) % (self.size - 1)] }
    }
}

/// The powers of x from the 0th on, if they run through all numbers but 0.
fn powers(size: usize, prime: usize, tail: usize) -> Option<Vec<usize>> {
    let top = size / prime;
    let mut power = Vec::with_capacity(size - 1);
    let mut seen = vec![false; size];
    let mut number = 1;
    while !std::mem::replace(&mut seen[number], true) {
        power.push(number);
        // Times x: all digits go up by one, and what leaves at the top comes back as the tail.
        let over = number / top;
        number = number % top * prime;
        let mut place = 1;
        let mut shifted = 0;
        while place < size {
            shifted += (number / place + over * (tail / place)) % prime * place;
            place *= prime;
        }
        number = shifted;
        if number == 0 {
            return None;
        }
    }
    (power.len() == size - 1).then_some(power)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_prime_power_has_its_field_and_other_numbers_none() {
        for size in [2, 3, 4, 5, 7, 8, 9, 16, 25, 27, 32, 41, 49, 64, 81] {
            let field = Field::of(size).unwrap();
            for a in 1..size {
                // No two products with a are the same, and no two sums; both rules hold together.
                let mut products: Vec<usize> = (0..size).map(|b| field.product(a, b)).collect();
                products.sort_unstable();
                assert_eq!(products, (0..size).collect::<Vec<_>>());
                let (b, c) = (a * 7 % size, a * 5 % size);
                let apart = field.sum(field.product(a, b), field.product(a, c));
                assert_eq!(field.product(a, field.sum(b, c)), apart);
            }
        }
        assert!([0, 1, 6, 10, 12, 36].into_iter().all(|size| Field::of(size).is_none()));
    }
}
